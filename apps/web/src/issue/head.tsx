import { Group, Text, Title } from '@mantine/core';
import { IconMapPin, IconUser } from '@tabler/icons-react';
import type { Dto } from '../api/client.js';
import { Deadline } from '../deadline/deadline.js';
import { OfflineNote } from '../offline/offline-note.js';
import { StatusPill, type IssueStatus } from '../status/status-pill.js';
import { FreeText } from '../text/free-text.js';
import { absoluteTime } from '../time/words.js';
import type { IssueView } from './issue-queries.js';
import classes from './issue.module.css';
import { holderWords } from './holder-words.js';

const deadlineWords = { acknowledge: 'Acknowledge', resolve: 'Resolve' } as const;

interface HeadProps {
  view: IssueView;
  /** As it will be once what waits is sent. */
  status: IssueStatus;
  deadlines: readonly Pick<Dto<'DeadlineDto'>, 'kind' | 'startedAt' | 'dueAt' | 'state'>[];
  nowMs: number;
}

/** What it is, how it stands, by when, where and who: before anything else. */
export function Head({ view, status, deadlines, nowMs }: HeadProps) {
  const { reference, summary, address, sector, version } = view.issue;
  return (
    <header className={classes.head}>
      <OfflineNote />
      <Title order={1}>
        <span className={classes.reference}>{reference}</span> <FreeText>{summary}</FreeText>
      </Title>
      <Group gap="8px 24px" mt="sm" align="flex-start">
        <StatusPill status={status} />
        {deadlines.map(({ kind, startedAt, dueAt, state }) => (
          <Deadline key={kind} what={deadlineWords[kind]} span={{ startedAt, dueAt }} met={state === 'met'} />
        ))}
      </Group>
      <Group gap="4px 24px" mt="sm" mb={0} component="p" className={classes.gist}>
        <span>
          <IconMapPin size={16} stroke={1.5} aria-hidden />
          <FreeText>{[address ?? 'No address', sector ? `sector ${sector.code}` : 'sector not known yet'].join(', ')}</FreeText>
        </span>
        <span>
          <IconUser size={16} stroke={1.5} aria-hidden />
          <FreeText>{holderWords(view)}</FreeText>
        </span>
      </Group>
      <Text size="xs" className={classes.paper}>
        Printed {absoluteTime(new Date(nowMs))}, as of version {version}
      </Text>
    </header>
  );
}
