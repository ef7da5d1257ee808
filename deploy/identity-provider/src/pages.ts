import type { Person } from './people.js';

/** The face and the colors of the application's own pages, which are of another server: this one stands in for a department's provider. */
const style = `
  @font-face { font-family: 'Public Sans'; src: url('/typeface.woff2') format('woff2-variations'); font-weight: 100 900; font-display: swap; }
  :root { color-scheme: light dark; --page: #f6f7f9; --surface: #fff; --ink: #14202e; --muted: #526074; --line: #d5dbe3; --control: #8793a3;
    --action: #1d5aa8; }
  @media (prefers-color-scheme: dark) {
    :root { --page: #0f1720; --surface: #17212d; --ink: #e6ebf2; --muted: #a3b1c2; --line: #2c3a4a; --control: #6b7a8c; --action: #7fb2f5; }
  }
  body { font: 16px/1.5 'Public Sans', system-ui, sans-serif; margin: 0; background: var(--page); color: var(--ink); }
  header { display: flex; align-items: center; gap: 8px; padding: 12px 16px; background: var(--surface); border-bottom: 1px solid var(--line);
    font-weight: 600; }
  main { max-width: 32rem; margin: 24px auto; padding: 0 16px; }
  h1 { font-size: 28px; line-height: 1.2; font-weight: 600; margin: 0 0 12px; }
  p { margin: 0 0 16px; }
  button { display: flex; justify-content: space-between; align-items: center; gap: 16px; width: 100%; min-height: 48px; margin: 8px 0;
    padding: 8px 16px; text-align: start; font: inherit; cursor: pointer; background: var(--surface); color: inherit;
    border: 1px solid var(--control); border-radius: 6px; }
  button:hover { border-color: var(--action); }
  :focus-visible { outline: 2px solid var(--action); outline-offset: 2px; }
  .role { color: var(--muted); font-size: 14px; text-align: end; }
  label { display: flex; align-items: center; gap: 8px; min-height: 44px; }
  input { width: 20px; height: 20px; accent-color: var(--action); }`;

const mark = `<svg width="28" height="28" viewBox="0 0 24 24" fill="var(--action)" aria-hidden="true"><path fill-rule="evenodd" d="M12 1.5a8.5 8.5 0 0 0-8.5 8.5c0 5.9 6.6 11 8.5 12.5 1.9-1.5 8.5-6.6 8.5-12.5A8.5 8.5 0 0 0 12 1.5zm0 3.6L6.9 9.6v5.2h3.6v-3.2h3v3.2h3.6V9.6z"/></svg>`;

/** No script, nothing from elsewhere. No `form-action`: browsers hold it against the redirect back to the application, too. */
export const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Who somebody wants to be. There are no passwords: this provider is for trying the system, and knows only made-up people. */
export function choosePage(action: string, people: readonly Person[]): string {
  const buttons = people.map(
    ({ id, name, role, precincts }) =>
      `<button name="person" value="${escape(id)}">${escape(name)} <span class="role">${escape(roleWords(role, precincts))}</span></button>`,
  );
  const choice = `<form method="post" action="${escape(action)}">
      ${buttons.join('\n      ')}
      <label><input type="checkbox" name="second" value="yes" /> Sign in with a second factor</label>
    </form>`;
  return page(
    'Sign in',
    people.length > 0
      ? `<p>This is the demo city. Choose who you want to be; no password is asked.</p>${choice}`
      : '<p>There is nobody yet. Wait until the system is ready, then load this page again.</p>',
  );
}

function roleWords(role: string, precincts: readonly string[]): string {
  return [`${role.charAt(0).toUpperCase()}${role.slice(1)}`, ...(precincts.length > 0 ? [precincts.join(' ')] : [])].join(', ');
}

export const signedOutPage = () => page('Signed out', '<p>You can close this page.</p>');

/** `form` is the provider's own, with its protection against forged requests; it is sent by the button. */
export const signOutPage = (form: string) =>
  page('Sign out?', `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`);

export const failurePage = (error: string, description: string | undefined) =>
  page('That did not work', `<p>${escape(error)}: ${escape(description ?? '')}</p>`);

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} - Neighborhood Policing</title>
    <style>${style}</style>
  </head>
  <body>
    <header>${mark}Neighborhood Policing</header>
    <main>
    <h1>${title}</h1>
    ${body}
    </main>
  </body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
