import { letSignIn, seedDemoCity, type DemoPersonKey, type People, type Person } from '@owcr/local-stack';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Cookie, Page } from 'playwright-core';
import { rootDir, System } from '../system/system.js';
import { launchBrowser } from './browser.js';
import { watchFaults } from './page-faults.js';

const publicLimits = { PUBLIC_REPORTS_PER_HOUR: '100000', PUBLIC_LOOKUPS_PER_MINUTE: '100000' };
const portOfPages = 19080;
const actionTimeoutMs = 30_000;

export interface Answer<T> {
  status: number;
  body: T;
}

/** The demo city with its pages, and a browser to look at them with. Everything is real: `npm start`, and a Chromium. */
export class Stage {
  private readonly contexts: BrowserContext[] = [];
  private readonly faults: string[] = [];
  private readonly cookies = new Map<DemoPersonKey, Cookie[]>();

  private constructor(
    private readonly browser: Browser,
    /** Where the gateway is. */
    readonly systemUrl: string,
    /** Where the pages are: the gateway, or a development server before it. */
    readonly origin: string,
    readonly people: People,
    private readonly system?: System,
  ) {}

  /** On a system of its own; on one that runs, with `OWCR_E2E_SYSTEM` (and `OWCR_E2E_ORIGIN`, where the pages are elsewhere). */
  static async open(): Promise<Stage> {
    const { OWCR_E2E_SYSTEM: running, OWCR_E2E_ORIGIN: origin = running } = process.env;
    if (running && origin) {
      const file = process.env.OWCR_E2E_PEOPLE ?? join(rootDir, '.data/demo-access.json');
      const { people } = JSON.parse(readFileSync(file, 'utf8')) as { people: People };
      return new Stage(await launchBrowser(), running, origin, people);
    }
    const system = new System(publicLimits, portOfPages);
    await system.start();
    const { url, bootstrapAdminToken: adminToken } = system.stack;
    const people = await seedDemoCity({ url, adminToken }, () => undefined);
    await letSignIn(system.dataDir, url, people);
    return new Stage(await launchBrowser(), url, url, people, system);
  }

  /** A window of somebody who is signed in: the first by the provider's page, the next ones in the same session. It shows `path`. */
  async as(role: DemoPersonKey, path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.window(options);
    const context = page.context();
    await context.addCookies(this.cookies.get(role) ?? []);
    // A window before may have ended the session.
    const session = (await (await context.request.get(`${this.systemUrl}/session`)).json()) as { signedIn: boolean };
    if (!session.signedIn) await this.signIn(page, role);
    this.cookies.set(role, await context.cookies(this.systemUrl));
    await page.goto(`${this.origin}${path}`);
    return page;
  }

  /** Signs somebody in, in a window where nobody is. */
  async signIn(page: Page, role: DemoPersonKey): Promise<void> {
    await page.goto(`${this.systemUrl}/session/login?return=/docs/asyncapi.json`);
    await page.getByRole('button', { name: this.person(role).name }).click();
    await page.waitForURL(/asyncapi/);
  }

  /** A window of somebody who is not. */
  async visitor(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.window(options);
    await page.goto(`${this.origin}${path}`);
    return page;
  }

  private async window(options: BrowserContextOptions): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.origin,
      locale: 'en-US',
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    context.setDefaultTimeout(actionTimeoutMs);
    this.contexts.push(context);
    const page = await context.newPage();
    await watchFaults(page, [this.origin, this.systemUrl], this.faults);
    return page;
  }

  person(role: DemoPersonKey): Person {
    const person = this.people[role];
    if (!person) throw new Error(`nobody is ${role} in this city`);
    return person;
  }

  /** One request through the gateway, as a program of that person's would make it. */
  async api<T>(
    role: DemoPersonKey,
    method: string,
    path: string,
    options: { body?: unknown; ifMatch?: number } = {},
  ): Promise<Answer<T>> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.person(role).token}` };
    if (options.body !== undefined) headers['content-type'] = 'application/json';
    if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`;
    const body = options.body === undefined ? undefined : JSON.stringify(options.body);
    const answer = await fetch(`${this.systemUrl}/api/v1${path}`, { method, headers, body, signal: AbortSignal.timeout(20_000) });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : undefined) as T };
  }

  /** What went wrong on the pages since it was asked last: scripts that failed, what the policy stopped, requests to elsewhere. */
  takeFaults(): string[] {
    return this.faults.splice(0);
  }

  /** Closes all windows. */
  async clear(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.clear();
    await this.browser.close();
    await this.system?.stop();
  }
}
