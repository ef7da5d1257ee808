import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { Deadline } from '../deadline/deadline.js';
import { StatusPill } from '../status/status-pill.js';
import { FreeText } from '../text/free-text.js';
import { Instant } from '../time/instant.js';
import type { Issue } from './issue-pages.js';
import classes from './issues.module.css';

interface IssueRowProps {
  issue: Issue;
  index: number;
  categoryName: string;
  isSelected: boolean;
  toggle: (id: string) => void;
  measure: (row: HTMLTableRowElement | null) => void;
}

const verbs = { acknowledge: 'Acknowledge', resolve: 'Resolve' } as const;

/** One issue: what is due, its reference, what it is, where, who has it, how it stands, since when. */
export const IssueRow = memo(function IssueRow({ issue, index, categoryName, isSelected, toggle, measure }: IssueRowProps) {
  const { id, reference, summary, sector, address, status, officer, reportedAt, reviewCause, deadline } = issue;
  return (
    // The first row is the head.
    <tr role="row" aria-rowindex={index + 2} data-index={index} data-selected={isSelected || undefined} ref={measure}>
      <td role="cell" className={classes.check}>
        <Checkbox aria-label={`Select ${reference}`} checked={isSelected} onChange={() => toggle(id)} />
      </td>
      <td role="cell" data-column="deadline">
        {deadline ? <Deadline what={verbs[deadline.kind]} span={deadline} terse /> : <span className={classes.none}>–</span>}
      </td>
      <td role="cell" data-column="reference">
        <Link to="/issues/$issueId" params={{ issueId: id }} className={classes.reference}>
          {reference}
        </Link>
      </td>
      <td role="cell" data-column="category">
        <FreeText className={classes.summary} title={summary}>
          {summary}
        </FreeText>
        <span className={classes.below}>{categoryName}</span>
      </td>
      <td role="cell" data-column="sector">
        <FreeText className={classes.street} title={address ?? undefined}>
          {address ?? (sector ? `Sector ${sector.code}` : reviewCause ? 'Place not known' : 'Being located')}
        </FreeText>
        {address !== null && sector && <span className={classes.below}>Sector {sector.code}</span>}
      </td>
      <td role="cell" data-column="officer">
        <FreeText className={classes.officer}>
          {officer ? (officer.name ?? 'Not named yet') : reviewCause ? 'In review' : 'Nobody yet'}
        </FreeText>
      </td>
      <td role="cell" data-column="status">
        <StatusPill status={status} />
      </td>
      <td role="cell" data-column="reportedAt">
        <Instant at={reportedAt} />
      </td>
    </tr>
  );
});
