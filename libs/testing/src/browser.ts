import type { DeclaredAnswers } from './declared-answers.js';

/** Where a browser finds the site: what is public at `origin` is reached at `base`. */
export interface Site {
  base: string;
  origin: string;
}

interface Cookie {
  value: string;
  path: string;
}

export interface BrowserPage {
  url: string;
  status: number;
  headers: Headers;
  text: string;
}

const redirectsMax = 10;

/** As much of a browser as signing in needs: cookies by site and path, redirects, forms. */
export class Browser {
  private readonly jar = new Map<string, Map<string, Cookie>>();
  /** All addresses it was sent to. */
  readonly visited: string[] = [];

  constructor(
    private readonly site: Site,
    private readonly stopAt: string[] = [],
    private readonly declared?: DeclaredAnswers,
  ) {}

  /** Goes to a page and wherever it leads. A redirect to one of `stopAt` is not followed. */
  async go(url: string, init: RequestInit = {}): Promise<BrowserPage> {
    let page = await this.ask(url, init);
    for (let hops = 0; hops < redirectsMax; hops++) {
      const location = page.headers.get('location');
      if (page.status < 300 || page.status >= 400 || !location) return page;
      const next = new URL(location, page.url).href;
      this.visited.push(next);
      if (this.stopAt.some((start) => next.startsWith(start))) return page;
      page = await this.ask(next);
    }
    throw new Error(`redirected too often: ${this.visited.join(' ')}`);
  }

  /** One request, no redirects. */
  async ask(url: string, init: RequestInit = {}): Promise<BrowserPage> {
    const target = new URL(url, this.site.origin);
    const headers = new Headers(init.headers);
    const cookies = this.cookiesFor(target);
    if (cookies) headers.set('cookie', cookies);
    const reached = target.origin === this.site.origin ? `${this.site.base}${target.pathname}${target.search}` : target.href;
    const answer = await fetch(reached, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) this.keep(target, line);
    const text = await answer.text();
    if (answer.ok && answer.headers.get('content-type')?.includes('json'))
      this.declared?.assert({
        method: init.method ?? 'GET',
        path: target.pathname,
        status: answer.status,
        body: JSON.parse(text),
      });
    return { url: target.href, status: answer.status, headers: answer.headers, text };
  }

  /** Sends a form of this page, with the person chosen. */
  async choose(page: BrowserPage, personId: string, { second = false } = {}): Promise<BrowserPage> {
    const action = /<form method="post" action="([^"]+)"/.exec(page.text)?.[1];
    if (!action) throw new Error(`no form at ${page.url}: ${page.text}`);
    const body = new URLSearchParams({ person: personId, ...(second && { second: 'yes' }) });
    return this.go(new URL(action, page.url).href, { method: 'POST', body });
  }

  cookie(name: string, origin = this.site.origin): string | undefined {
    return this.jar.get(origin)?.get(name)?.value;
  }

  plant(name: string, value: string, origin = this.site.origin): void {
    this.jarOf(origin).set(name, { value, path: '/' });
  }

  private cookiesFor({ origin, pathname }: URL): string {
    const cookies = [...this.jarOf(origin)].filter(([, { path }]) => pathname.startsWith(path));
    return cookies.map(([name, { value }]) => `${name}=${value}`).join('; ');
  }

  private keep({ origin }: URL, line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(name.length + 1);
    const attribute = (wanted: string) => attributes.find((one) => one.toLowerCase().startsWith(wanted))?.slice(wanted.length);
    // What browsers demand of such a cookie; otherwise they do not take it.
    if (name.startsWith('__Host-') && (attribute('secure') === undefined || attribute('path=') !== '/' || attribute('domain=')))
      throw new Error(`a browser refuses ${name}`);
    const isOver = attribute('max-age=') === '0' || new Date(attribute('expires=') ?? '2999-01-01').getTime() < Date.now();
    if (isOver) this.jarOf(origin).delete(name);
    else this.jarOf(origin).set(name, { value, path: attribute('path=') ?? '/' });
  }

  private jarOf(origin: string): Map<string, Cookie> {
    const jar = this.jar.get(origin) ?? new Map<string, Cookie>();
    this.jar.set(origin, jar);
    return jar;
  }
}
