import { ActionIcon } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useMay } from '../session/permitted.js';
import { usePerson } from '../session/session.js';
import { part } from '../states/part.js';
import { inboxQuery } from './inbox-query.js';
import classes from './inbox.module.css';

const Panel = part(() => import('./inbox-panel.js').then(({ InboxPanel: loaded }) => loaded));

/** How many messages wait to be read. Opens the newest ones. */
export function Bell() {
  const person = usePerson();
  const may = useMay();
  const [opened, setOpened] = useState(false);
  const { data } = useQuery({ ...inboxQuery(person.id), enabled: may('read', 'notification') });
  const unread = data?.unread ?? 0;
  const button = (
    <ActionIcon
      variant="subtle"
      size={44}
      className={classes.bell}
      aria-label={unread === 0 ? 'Messages' : `Messages, ${unread} not read`}
      aria-haspopup="dialog"
      aria-expanded={opened}
      onClick={() => setOpened((before) => !before)}
    >
      <IconBell size={20} stroke={1.5} />
      {unread > 0 && <span className={classes.unread}>{unread > 99 ? '99+' : unread}</span>}
    </ActionIcon>
  );
  if (!opened) return button;
  return (
    <Suspense fallback={button}>
      <Panel target={button} close={() => setOpened(false)} />
    </Suspense>
  );
}
