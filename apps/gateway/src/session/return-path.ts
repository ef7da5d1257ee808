const home = '/';
const charactersMax = 2_000;
const anyOrigin = 'https://origin.invalid';

/**
 * Where to go after a sign-in: a path of ours, with its query and fragment. Anything that a browser would take for another site
 * (`//host`, `/\host`, a scheme, control characters that it leaves out) becomes the first page. What is under `/session/` would end where it began.
 */
export function returnPathOf(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > charactersMax || !wanted.startsWith('/')) return home;
  if (/[\\\p{Cc}]/u.test(wanted) || !URL.canParse(wanted, anyOrigin)) return home;
  const url = new URL(wanted, anyOrigin);
  if (url.origin !== anyOrigin || url.pathname.startsWith('//') || /^\/session\//.test(url.pathname)) return home;
  return url.pathname + url.search + url.hash;
}
