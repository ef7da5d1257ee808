type WithoutNulls<T> = { [K in keyof T]: Exclude<T[K], null> };

/** A body without its members that are null: `@IsOptional` takes null for what is left out, and defaults are for what is left out. */
export function withoutNulls<T extends object>(body: T): WithoutNulls<T> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) as WithoutNulls<T>;
}
