import { Button, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { shownWords } from '../api/pages.js';
import { useReassign } from '../reassign/use-reassign.js';
import { Confirm } from '../states/confirm.js';
import { part } from '../states/part.js';
import { ProblemNote } from '../states/problem-note.js';
import { categoryWords } from '../wall/wall-lines.js';
import classes from './coverage.module.css';
import {
  awayWords,
  handOverGroups,
  movingWords,
  proposalWords,
  type HandOverGroup,
  type HandOverItem,
} from './hand-over-groups.js';
import { handOverQuery, useHandOverAll } from './use-hand-over.js';

const ReassignDialog = part(() => import('../reassign/reassign-dialog.js').then(({ ReassignDialog: loaded }) => loaded));

/** What officers were working on who are absent or inactive, with who should go on. Nothing where there is nothing. */
export function HandOverSection({ nowMs }: { nowMs: number }) {
  const { data: listed, error, refetch } = useQuery(handOverQuery);
  const give = useReassign();
  const [reassigned, reassign] = useState<HandOverItem | null>(null);
  const handOverAll = useHandOverAll();
  const failed = give.error ?? handOverAll.error;
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  if (!listed || (listed.items.length === 0 && !failed)) return null;
  const shown = shownWords(listed, 'the oldest first');
  const isBusy = give.isPending || handOverAll.isPending;
  const actions = {
    isBusy,
    reassign,
    give: (item: HandOverItem) => {
      handOverAll.reset();
      if (item.proposed) give.mutate({ issue: item, officer: item.proposed, version: item.version });
    },
    handOverAll: ({ officer, items }: HandOverGroup) => {
      give.reset();
      handOverAll.mutate({ officer, versions: items.map(({ issueId, version }) => `${issueId} ${version}`) });
    },
  };
  return (
    <section aria-labelledby="hand-over">
      <Stack>
        <Title order={2} id="hand-over">
          Needs a hand-over
        </Title>
        {failed && <ProblemNote error={failed} />}
        {shown !== null && <Text role="status">{shown}</Text>}
        {handOverGroups(listed.items).map((group) => (
          <OfficerGroup key={group.officer.id} group={group} nowMs={nowMs} actions={actions} />
        ))}
      </Stack>
      <Suspense>{reassigned && <ReassignDialog issue={reassigned} close={() => reassign(null)} />}</Suspense>
    </section>
  );
}

interface Actions {
  isBusy: boolean;
  give: (item: HandOverItem) => void;
  reassign: (item: HandOverItem) => void;
  handOverAll: (group: HandOverGroup) => void;
}

function OfficerGroup({ group, nowMs, actions }: { group: HandOverGroup; nowMs: number; actions: Actions }) {
  const { officer, items } = group;
  const canGoOn = items.some(({ proposed }) => proposed !== null);
  const [isAsking, ask] = useState(false);
  return (
    <div>
      <Group justify="space-between" mb="xs">
        <Title order={3}>
          {officer.name} <span className={classes.quiet}>{awayWords(group, nowMs)}</span>
        </Title>
        {canGoOn && (
          <Button variant="default" disabled={actions.isBusy} onClick={() => ask(true)}>
            Hand over all <VisuallyHidden>of {officer.name}</VisuallyHidden>
          </Button>
        )}
        {isAsking && (
          <Confirm
            title={`Hand over all issues of ${officer.name}?`}
            does="Hand over"
            isDangerous={false}
            isWorking={false}
            error={null}
            onConfirm={() => {
              ask(false);
              actions.handOverAll(group);
            }}
            onCancel={() => ask(false)}
          >
            <Text>{movingWords(items)}</Text>
          </Confirm>
        )}
      </Group>
      <ul className={classes.rows} aria-label={`Issues of ${officer.name}`}>
        {items.map((item) => (
          <HandOverRow key={item.issueId} item={item} actions={actions} />
        ))}
      </ul>
    </div>
  );
}

function HandOverRow({ item, actions }: { item: HandOverItem; actions: Actions }) {
  const { issueId, reference, category, sector, proposed } = item;
  return (
    <li className={classes.row}>
      <Link to="/issues/$issueId" params={{ issueId }}>
        {reference}
      </Link>
      <div>
        {categoryWords(category)}
        {sector !== null && `, sector ${sector}`}
        <div className={classes.quiet}>{proposalWords(item)}</div>
      </div>
      <Group gap="xs" justify="flex-end">
        {proposed && (
          <Button variant="default" disabled={actions.isBusy} onClick={() => actions.give(item)}>
            Give to {proposed.name} <VisuallyHidden>({reference})</VisuallyHidden>
          </Button>
        )}
        <Button variant="subtle" onClick={() => actions.reassign(item)}>
          {proposed ? 'To somebody else' : 'Choose an officer'} <VisuallyHidden>({reference})</VisuallyHidden>
        </Button>
      </Group>
    </li>
  );
}
