import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { OfficerChoice } from '../reassign/officer-choices.js';
import { OfficerPicker } from '../reassign/officer-picker.js';
import { adviceOf } from '../states/advice.js';
import { limited } from '../text/limited.js';
import { type BulkAction, type BulkResult, bulkWords } from './bulk.js';
import type { Issue } from './issue-pages.js';
import type { IssueSearch } from './issue-search.js';
import classes from './issues.module.css';
import { useBulk } from './use-bulk.js';

interface BulkDialogProps {
  action: BulkAction;
  issues: readonly Issue[];
  search: IssueSearch;
  close: () => void;
  /** Everything was done. */
  finished: () => void;
}

const reasonMax = 1_000;
const plural = (count: number) => `${count} issue${count === 1 ? '' : 's'}`;

/** Asks once, does it to one after the other, and says what was refused and why. */
export function BulkDialog({ action, issues, search, close, finished }: BulkDialogProps) {
  const { verb, needs } = bulkWords[action];
  const [reason, setReason] = useState('');
  const [officer, choose] = useState<OfficerChoice | null>(null);
  const { run, results, isRunning } = useBulk(action, search);
  const isMissing = needs === 'reason' ? reason.trim() === '' : needs === 'officer' && !officer;
  const precinct = issues[0]?.sector?.precinct ?? null;
  // Of several sectors nobody is nearer than others.
  const [sector = null, ...others] = new Set(issues.map((issue) => issue.sector?.code ?? null));
  const isOver = results.length > 0 && !isRunning;
  const leave = () => {
    if (isRunning) return;
    if (isOver && results.every(({ kind }) => kind === 'done')) finished();
    close();
  };
  return (
    <Modal
      opened
      onClose={leave}
      title={`${verb} ${plural(issues.length)}`}
      size={needs === 'officer' ? 'lg' : undefined}
      closeButtonProps={{ 'aria-label': 'Close' }}
      closeOnClickOutside={!isRunning}
    >
      <Stack>
        {needs === 'officer' && !isOver && !isRunning && (
          <OfficerPicker precinct={precinct} sector={others.length > 0 ? null : sector} chosen={officer} choose={choose} />
        )}
        {needs === 'reason' && !isOver && (
          <Textarea
            label="Reason"
            description="It stands in the history of each of them."
            required
            data-autofocus
            autosize
            minRows={2}
            {...limited({ value: reason, max: reasonMax, onText: setReason })}
            disabled={isRunning}
          />
        )}
        {(isRunning || isOver) && <Progress done={results.length} of={issues.length} results={results} action={action} />}
        <Refusals results={results} />
        <Group>
          {!isOver && (
            <Button onClick={() => void run(issues, { reason: reason.trim(), officer })} loading={isRunning} disabled={isMissing}>
              {verb} {plural(issues.length)}
              {officer && ` to ${officer.name}`}
            </Button>
          )}
          <Button variant="default" onClick={leave} disabled={isRunning}>
            {isOver ? 'Close' : 'Cancel'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Progress({
  done,
  of,
  results,
  action,
}: {
  done: number;
  of: number;
  results: readonly BulkResult[];
  action: BulkAction;
}) {
  const refused = results.filter(({ kind }) => kind === 'refused').length;
  return (
    <div role="status">
      <progress className={classes.progress} value={done} max={of} aria-label="Done so far" />
      <Text size="sm">
        {done - refused} of {of} {bulkWords[action].done}
        {refused > 0 && `, ${refused} refused`}
      </Text>
    </div>
  );
}

function Refusals({ results }: { results: readonly BulkResult[] }) {
  const refused = results.flatMap((result) => (result.kind === 'refused' ? [result] : []));
  if (refused.length === 0) return null;
  return (
    <ul className={classes.refusals} aria-label="Refused">
      {refused.map(({ issue, error }) => {
        const { title, advice } = adviceOf(error);
        return (
          <li key={issue.id}>
            <b>{issue.reference}</b> {title}. {advice}
          </li>
        );
      })}
    </ul>
  );
}
