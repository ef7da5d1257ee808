/** JSON unless CSV is asked for, by the query or else by the `Accept` header. */
export function formatOf(format: 'json' | 'csv' | undefined, accept = ''): 'json' | 'csv' {
  return format ?? (/(^|,)\s*text\/csv\b/i.test(accept) ? 'csv' : 'json');
}
