import type { Page } from 'playwright-core';

/** Notes down what a page should never do: let a script fail, break its content policy, or ask another origin. */
export async function watchFaults(page: Page, origins: readonly string[], faults: string[]): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      console.error(`POLICY ${violatedDirective} stopped ${blockedURI || 'something inline'} of ${sourceFile}`),
    );
  });
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().startsWith('POLICY ')) faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    // Signing in leads to the provider, which is another origin by its nature; its page asks itself for what it is made of.
    const isProvider = request.isNavigationRequest() || page.url().startsWith(`${origin}/`);
    if (protocol.startsWith('http') && !isProvider && !origins.includes(origin))
      faults.push(`${page.url()} asked ${request.url()}`);
  });
}
