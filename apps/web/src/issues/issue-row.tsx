import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { StatusPill } from '../status/status-pill.js';
import { Instant } from '../time/instant.js';
import type { Issue } from './issue-pages.js';
import classes from './issues.module.css';

interface IssueRowProps {
  issue: Issue;
  index: number;
  isSelected: boolean;
  toggle: (id: string) => void;
}

/** One issue on one line: reference, what, where, how it stands, who, since when. */
export const IssueRow = memo(function IssueRow({ issue, index, isSelected, toggle }: IssueRowProps) {
  const { id, reference, summary, sector, address, status, officer, reportedAt, reviewCause } = issue;
  return (
    // The first row is the head.
    <tr role="row" aria-rowindex={index + 2} data-index={index} data-selected={isSelected || undefined}>
      <td role="cell" className={classes.check}>
        <Checkbox aria-label={`Select ${reference}`} checked={isSelected} onChange={() => toggle(id)} />
      </td>
      <td role="cell" data-column="reference">
        <Link to="/issues/$issueId" params={{ issueId: id }} className={classes.reference}>
          {reference}
        </Link>
      </td>
      <td role="cell" data-column="what" title={summary}>
        {summary}
      </td>
      <td role="cell" data-column="where" title={address ?? undefined}>
        {[sector?.code, address].filter(Boolean).join(' · ') || (reviewCause ? 'Place not known' : 'Being found')}
      </td>
      <td role="cell" data-column="status">
        <StatusPill status={status} />
      </td>
      <td role="cell" data-column="officer">
        {officer ? (officer.name ?? 'Not named') : reviewCause ? 'In review' : '–'}
      </td>
      <td role="cell" data-column="reported">
        <Instant at={reportedAt} />
      </td>
    </tr>
  );
});
