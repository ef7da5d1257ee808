/** A change that was sent and may not have been answered: another try carries its key, so that it is done once. */
export interface Attempt {
  key: string;
  /** What was sent. Something else is another change and gets a key of its own. */
  body: string;
}

/** The attempt for a body: the one before where it sent the same. */
export function attemptFor(before: Attempt | null, body: unknown, newKey: () => string): Attempt {
  const text = JSON.stringify(body);
  return before?.body === text ? before : { key: newKey(), body: text };
}
