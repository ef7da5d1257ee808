import { useQuery } from '@tanstack/react-query';
import { issueCountsQuery } from './issue-pages.js';
import { type IssueSearch, type ListView, viewOf } from './issue-search.js';
import classes from './issues.module.css';
import { useIssueFields } from './use-issue-fields.js';
import { totalWords } from './views.js';

interface ViewTabsProps {
  search: IssueSearch;
  show: (search: IssueSearch) => void;
}

const tabs = [
  { view: 'open', label: 'Open', count: 'open' },
  { view: 'late', label: 'Late', count: 'late' },
  { view: 'due-today', label: 'Due today', count: 'dueToday' },
  { view: 'unassigned', label: 'Unassigned', count: 'unassigned' },
  { view: 'all', label: 'All', count: 'all' },
] as const satisfies { view: ListView; label: string; count: string }[];

/** The views everybody has, each with how many the other filters leave in it. The order of another view is its own. */
export function ViewTabs({ search, show }: ViewTabsProps) {
  const fields = useIssueFields();
  const { data: counts } = useQuery(issueCountsQuery(search));
  const current = viewOf(search);
  const shown = tabs.filter(
    ({ view }) => view === 'open' || view === 'all' || (view === 'unassigned' ? fields.officer : fields.deadline),
  );
  return (
    <div className={classes.tabs} role="group" aria-label="Views">
      {shown.map(({ view, label, count }) => (
        <button
          key={view}
          type="button"
          className={classes.tab}
          aria-pressed={view === current}
          data-late={(view === 'late' && (counts?.late?.total ?? 0) > 0) || undefined}
          onClick={() => show({ ...search, view, sort: undefined })}
        >
          {label} <span className={classes.count}>{counts?.[count] ? totalWords(counts[count]) : ''}</span>
        </button>
      ))}
    </div>
  );
}
