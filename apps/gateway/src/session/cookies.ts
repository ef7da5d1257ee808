/**
 * `__Host-`: the browser takes such a cookie only from this host itself, for all paths, and marked as Secure. Browsers count localhost
 * as secure, so this holds on a developer's machine too.
 */
export const sessionCookie = '__Host-owcr';
/** Ties a sign-in under way to the browser that began it. */
export const signInCookie = '__Host-owcr-sign-in';

const valueForm = /^[\w-]{43}$/;

/** The value of one cookie; null where it is not there, there twice, or not one of ours by its form. */
export function readCookie(header: string | undefined, name: string): string | null {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 && valueForm.test(values[0]!) ? values[0]! : null;
}

/** Lax: the way back from the provider brings it along, a form of another site does not. Ends with the browser unless given a time. */
export function setCookie(name: string, value: string, maxAgeS?: number): string {
  const age = maxAgeS === undefined ? '' : `; Max-Age=${maxAgeS}`;
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`;
}

export const clearCookie = (name: string): string => setCookie(name, '', 0);
