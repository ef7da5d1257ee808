import '../app/desk-styles.js';
import { Popover, ScrollArea, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, data } from '../api/client.js';
import { categoriesQuery } from '../category/categories.js';
import { usePerson } from '../session/session.js';
import { ProblemNote } from '../states/problem-note.js';
import { Instant } from '../time/instant.js';
import { inboxQuery, listedMax, type Notice } from './inbox-query.js';
import { noticeWords } from './notice-words.js';
import classes from './inbox.module.css';

interface InboxPanelProps {
  /** The button it hangs from. */
  target: ReactNode;
  close: () => void;
}

/** The newest messages; each leads to its issue and counts as read then. */
export function InboxPanel({ target, close }: InboxPanelProps) {
  const inbox = useQuery(inboxQuery(usePerson().id));
  const items = inbox.data?.items ?? [];
  return (
    <Popover opened onDismiss={close} position="bottom-end" width={360} shadow="md" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <div>{target}</div>
      </Popover.Target>
      <Popover.Dropdown p={0} role="dialog" aria-label="Messages">
        <Title order={2} p="md" pb="sm">
          Messages
        </Title>
        {inbox.error && <ProblemNote error={inbox.error} retry={() => void inbox.refetch()} />}
        {inbox.data && items.length === 0 && (
          <Text p="md" pt={0}>
            Nothing yet. What is assigned or raised to you appears here.
          </Text>
        )}
        <ScrollArea.Autosize mah="60vh">
          <ul className={classes.list}>
            {items.map((notice) => (
              <NoticeLine key={notice.id} notice={notice} close={close} />
            ))}
          </ul>
        </ScrollArea.Autosize>
        {inbox.data?.nextCursor != null && (
          <Text p="md" c="dimmed" size="sm">
            The newest {listedMax} are listed.
          </Text>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function NoticeLine({ notice, close }: { notice: Notice; close: () => void }) {
  const client = useQueryClient();
  const { data: categories = [] } = useQuery(categoriesQuery);
  const names = new Map(categories.map(({ code, name }) => [code, name]));
  const { mutate: read } = useMutation({
    mutationFn: () => data(api.POST('/api/v1/notifications/{id}/read', { params: { path: { id: notice.id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
  const open = () => {
    if (notice.readAt === null) read();
    close();
  };
  return (
    <li data-unread={notice.readAt === null || undefined}>
      <Link to="/issues/$issueId" params={{ issueId: notice.issueId }} className={classes.notice} onClick={open}>
        <span className={classes.words}>
          {notice.readAt === null && <span className="visually-hidden">Not read: </span>}
          <b>{notice.reference}</b> {noticeWords(notice, names)}
        </span>
        <span className={classes.time}>
          <Instant at={notice.at} />
        </span>
      </Link>
    </li>
  );
}
