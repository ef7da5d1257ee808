import { Link } from '@tanstack/react-router';
import { EntryLine } from '../issue/entry-line.js';
import { useEntries } from '../offline/use-queue.js';
import classes from './officer.module.css';
import type { WorkItem } from './worklist.js';

/** What I did to issues that are not on my list any more, as one that was given to somebody else meanwhile. */
export function Orphans({ items }: { items: readonly WorkItem[] }) {
  const onList = new Set(items.map(({ issue }) => issue.id));
  const entries = useEntries().filter(({ issueId }) => !onList.has(issueId));
  if (entries.length === 0) return null;
  return (
    <ul className={classes.cards} aria-label="Of issues that are not yours any more">
      {entries.map((entry) => (
        <li key={entry.seq} className={classes.card}>
          <span className={classes.reference}>{entry.reference}</span>
          <EntryLine entry={entry} />
          <Link to="/issues/$issueId" params={{ issueId: entry.issueId }} className={classes.settle}>
            {entry.state.kind === 'refused' ? 'See why, and what to do' : 'See the issue'}
          </Link>
        </li>
      ))}
    </ul>
  );
}
