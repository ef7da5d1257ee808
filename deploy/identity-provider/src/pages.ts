import type { Person } from './people.js';

const style = `
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; color: #1b2430; }
  h1 { font-size: 1.4rem; }
  button { display: block; width: 100%; margin: .5rem 0; padding: .75rem 1rem; text-align: left; font: inherit; cursor: pointer;
    background: #fff; color: inherit; border: 1px solid #5c6b7f; border-radius: .4rem; }
  button:hover, button:focus-visible { background: #eaf1fb; outline: 2px solid #1f5fbf; }
  .role { float: right; color: #4a5768; }`;

/** No script, nothing from elsewhere. No `form-action`: browsers hold it against the redirect back to the application, too. */
export const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

/** Who somebody wants to be. There are no passwords: this provider is for trying the system, and knows only made-up people. */
export function choosePage(action: string, people: readonly Person[]): string {
  const buttons = people.map(
    ({ id, name, role, precincts }) =>
      `<button name="person" value="${escape(id)}">${escape(name)} <span class="role">${escape([role, ...precincts].join(' '))}</span></button>`,
  );
  const choice = `<form method="post" action="${escape(action)}">
      <p><label><input type="checkbox" name="second" value="yes" /> with a second factor</label></p>
      ${buttons.join('\n      ')}
    </form>`;
  return page(
    'Who are you?',
    people.length > 0 ? choice : '<p>There is nobody yet. Wait until the system is ready and reload.</p>',
  );
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
    <title>${title}</title>
    <style>${style}</style>
  </head>
  <body>
    <h1>${title}</h1>
    ${body}
  </body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
