interface Page<T> {
  items: readonly T[];
  nextCursor: string | null;
  /** Of the whole list, with its first page; null or absent where nobody counts it. */
  total?: number | null;
  totalIsAtLeast?: boolean | null;
}

/** A list as far as it was read. */
export interface Listed<T> {
  items: T[];
  /** There is more than was read. */
  hasMore: boolean;
  /** Of the whole list; null: not counted. */
  total: number | null;
  /** There are more than `total`. */
  totalIsAtLeast: boolean;
}

/** The most that a page of the API has. */
export const pageSize = 200;

/**
 * Reads a list page after page until it ends or `max` items are read. What moves from one page to the next while they are read is there
 * once. Throws what `read` throws.
 */
export async function readPages<T>(
  read: (page: { limit: number; cursor?: string }) => Promise<Page<T>>,
  { max, keyOf }: { max: number; keyOf: (item: T) => string },
): Promise<Listed<T>> {
  const items = new Map<string, T>();
  let first: Page<T> | null = null;
  let cursor: string | null = null;
  let left = max;
  do {
    const limit = Math.min(pageSize, left);
    const page: Page<T> = await read({ limit, ...(cursor !== null && { cursor }) });
    first ??= page;
    for (const item of page.items) items.set(keyOf(item), item);
    left -= limit;
    cursor = page.nextCursor;
  } while (cursor !== null && left > 0);
  return {
    items: [...items.values()],
    hasMore: cursor !== null,
    total: first.total ?? null,
    totalIsAtLeast: first.totalIsAtLeast ?? false,
  };
}

const number = (value: number) => value.toLocaleString('en-US');

/** How much of a list is shown, and in which order, "the most urgent first"; null: all of it. */
export function shownWords(
  {
    items,
    hasMore,
    total,
    totalIsAtLeast,
  }: Pick<Listed<unknown>, 'hasMore' | 'total' | 'totalIsAtLeast'> & {
    items: { length: number };
  },
  order: string,
): string | null {
  if (!hasMore) return null;
  // While the pages were read the list may have grown.
  const isCounted = total !== null && total > items.length;
  const all = isCounted ? ` of ${totalIsAtLeast ? 'more than ' : ''}${number(total)}` : '';
  return `Showing ${number(items.length)}${all}, ${order}.${isCounted ? '' : ' There are more.'}`;
}
