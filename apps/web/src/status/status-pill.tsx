import { Badge } from '@mantine/core';
import type { Dto } from '../api/client.js';
import { statusWords } from './status-words.js';

export type IssueStatus = Dto<'IssueDto'>['status'];

/** A status is a word in a quiet pill. */
export function StatusPill({ status }: { status: IssueStatus }) {
  const isOver = status === 'closed' || status === 'resolved';
  return (
    <Badge variant={isOver ? 'light' : 'default'} color={isOver ? 'done' : undefined} tt="none" fw={400} size="lg">
      {statusWords[status]}
    </Badge>
  );
}
