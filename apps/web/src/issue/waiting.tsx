import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { actionWords } from '../offline/action.js';
import type { Entry } from '../offline/entry.js';
import { atLeast } from '../offline/floor.js';
import { useQueue } from '../offline/use-queue.js';
import { usePerson } from '../session/session.js';
import { statusWords } from '../status/status-words.js';
import { FreeText } from '../text/free-text.js';
import { absoluteTime } from '../time/words.js';
import { EntryLine } from './entry-line.js';
import { issueQuery, timelineQuery, type IssueView } from './issue-queries.js';
import classes from './issue.module.css';
import { conflictWords } from './conflict.js';
import { useNameOf } from './names.js';
import { lastChange } from './timeline-words.js';
import { Undo } from './undo.js';
import { standingOf, type Working } from './use-issue.js';

/** What of mine is not done yet, and what was refused. Nothing leaves this list unread. */
export function Waiting({ view, entries, now, allowed, undoable }: Working) {
  return (
    <Stack gap="sm" aria-live="polite" aria-label="Not sent yet" role="region">
      {entries.map((entry) => (
        <div key={entry.seq} className={classes.waiting} data-refused={entry.state.kind === 'refused' || undefined}>
          {entry.seq === undoable?.seq ? <Undo entry={entry} /> : <EntryLine entry={entry} />}
          {entry.state.kind === 'refused' && <Refused entry={entry} view={view} now={now} allowed={allowed} />}
        </div>
      ))}
    </Stack>
  );
}

type RefusedProps = { entry: Entry } & Pick<Working, 'view' | 'now' | 'allowed'>;

function Refused({ entry, view, now, allowed }: RefusedProps) {
  const queue = useQueue();
  const client = useQueryClient();
  const { id } = usePerson();
  const [isBusy, setBusy] = useState(false);
  if (entry.state.kind !== 'refused') return null;
  const { refusal } = entry.state;
  const isAllowed = allowed.includes(entry.action.kind);
  const settle = async (how: 'sendAgain' | 'discard') => {
    setBusy(true);
    // As it is now: what is shown may be some seconds old.
    const fresh = await client.fetchQuery({ ...issueQuery(id, entry.issueId), staleTime: 0 }).catch(() => null);
    await queue?.[how](entry, fresh ? standingOf({ ...fresh, issue: atLeast(fresh.issue) }) : now).finally(() => setBusy(false));
  };
  return (
    <Stack gap="xs" mt="xs" align="flex-start">
      {refusal.status === 409 || refusal.status === 403 ? (
        <Changed entry={entry} view={view} />
      ) : (
        <Text inherit>{refusal.detail}</Text>
      )}
      <Text inherit>
        {isAllowed
          ? 'Nothing is lost. Do it on the newer state, or discard it.'
          : 'It can no longer be done by you. Read what you entered, then discard it.'}
      </Text>
      <Group gap="sm">
        {isAllowed && (
          <Button h={44} loading={isBusy} onClick={() => void settle('sendAgain')}>
            {actionWords[entry.action.kind]} on the newer state
          </Button>
        )}
        <Button h={44} variant="default" disabled={isBusy} onClick={() => void settle('discard')}>
          Discard
        </Button>
      </Group>
    </Stack>
  );
}

/** Who was faster, when, and how the issue stands now. */
function Changed({ entry, view }: { entry: Entry; view: IssueView }) {
  const { issue } = view;
  const { data: timeline } = useQuery(timelineQuery(usePerson().id, issue.id));
  const nameOf = useNameOf(view);
  const change = lastChange(timeline?.items ?? [], entry.madeAt);
  const time = absoluteTime(change?.at ?? issue.updatedAt);
  return (
    <Text inherit>
      <FreeText>{conflictWords(change, actionWords[entry.action.kind], time, nameOf)}</FreeText> It is now{' '}
      {statusWords[issue.status].toLowerCase()}
      {issue.officer && ', with '}
      {issue.officer && <FreeText>{issue.officer.name ?? 'an officer'}</FreeText>}.
    </Text>
  );
}
