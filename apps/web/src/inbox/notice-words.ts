import type { Notice } from './inbox-query.js';

type Facts = Pick<Notice, 'kind' | 'category' | 'sector' | 'level' | 'deadline' | 'title'>;

const heads: Partial<Record<Notice['kind'], (notice: Facts) => string>> = {
  assigned: () => 'Assigned to you',
  escalated: ({ level, deadline }) =>
    `Not ${deadline === 'resolve' ? 'resolved' : 'acknowledged'} in time, raised to level ${level ?? 1}`,
  resolved: () => 'Resolved',
};

/** What a message says, with the names of categories instead of their codes: `Assigned to you: Street light out, sector D1-A`. */
export function noticeWords(notice: Facts, categoryNames: ReadonlyMap<string, string>): string {
  const head = heads[notice.kind];
  if (!head) return notice.title;
  const about = [
    ...(notice.category ? [categoryNames.get(notice.category) ?? notice.category] : []),
    ...(notice.sector ? [`sector ${notice.sector}`] : []),
  ];
  return about.length > 0 ? `${head(notice)}: ${about.join(', ')}` : head(notice);
}
