import { Browser, type BrowserPage } from '@owcr/testing';
import type { Json, World } from '../gateway.harness.js';
import { people, publicOrigin } from './provider.harness.js';

export interface SignInOptions {
  as?: { id: string };
  returnTo?: string;
  second?: boolean;
}

export interface SessionAnswer {
  signedIn: boolean;
  csrfToken: string;
  endsAt: string;
  person: Json;
}

/** A browser before the gateway of a test. A redirect to one of `stopAt` is not followed. */
export const browserOf = ({ base, declared }: Pick<World, 'base' | 'declared'>, stopAt: string[] = []) =>
  new Browser({ base, origin: publicOrigin }, stopAt, declared);

/** To the provider and back; ends at the page asked for. */
export async function signIn(
  browser: Browser,
  { as = people.officer, returnTo = '/session', second }: SignInOptions = {},
): Promise<BrowserPage> {
  const choice = await browser.go(`/session/login?return=${encodeURIComponent(returnTo)}`);
  return browser.choose(choice, as.id, { second });
}

export const sessionOf = async (browser: Browser): Promise<SessionAnswer> =>
  JSON.parse((await browser.ask('/session')).text) as SessionAnswer;

/** What a page of ours would send to change something. */
export async function ownPage(browser: Browser): Promise<Record<string, string>> {
  const { csrfToken } = await sessionOf(browser);
  return { origin: publicOrigin, 'sec-fetch-site': 'same-origin', 'x-csrf-token': csrfToken, 'content-type': 'application/json' };
}
