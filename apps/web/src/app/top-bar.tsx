import { ActionIcon, Button, Group, Kbd } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { Bell } from '../inbox/bell.js';
import { useMay } from '../session/permitted.js';
import { part } from '../states/part.js';
import { PersonWords } from './person-words.js';
import classes from './shell.module.css';

interface TopBarProps {
  openPalette: () => void;
  openSheet: () => void;
}

const Items = part(() => import('./person-menu-items.js').then(({ PersonMenuItems: loaded }) => loaded));

/** The right end of the header: search, a new issue, messages, and who is signed in. */
export function TopBar({ openPalette, openSheet }: TopBarProps) {
  return (
    <Group gap="xs" wrap="nowrap" flex={1} justify="flex-end" miw={0}>
      <Search open={openPalette} />
      <NewIssue />
      <Bell />
      <Who openSheet={openSheet} />
    </Group>
  );
}

/** Looks like the field that it opens. */
function Search({ open }: { open: () => void }) {
  return (
    <>
      <button type="button" className={classes.search} onClick={open}>
        <IconSearch size={16} stroke={1.5} aria-hidden />
        <span>Search or jump to</span>
        <Kbd size="xs">Ctrl K</Kbd>
      </button>
      <ActionIcon variant="subtle" size={44} hiddenFrom="md" aria-label="Search or jump to" onClick={open}>
        <IconSearch size={20} stroke={1.5} />
      </ActionIcon>
    </>
  );
}

function NewIssue() {
  const may = useMay();
  if (!may('report', 'issue')) return null;
  return (
    <>
      <Button
        component={Link}
        to="/issues/new"
        h={40}
        px="md"
        leftSection={<IconPlus size={16} stroke={2} aria-hidden />}
        visibleFrom="sm"
        style={{ flex: 'none' }}
      >
        New issue
      </Button>
      <ActionIcon component={Link} to="/issues/new" size={44} hiddenFrom="sm" aria-label="New issue">
        <IconPlus size={20} stroke={2} />
      </ActionIcon>
    </>
  );
}

function Who({ openSheet }: { openSheet: () => void }) {
  const [isWanted, want] = useState(false);
  const closed = (
    <Button variant="subtle" h={44} px="sm" aria-haspopup="menu" onClick={() => want(true)}>
      <PersonWords />
    </Button>
  );
  if (!isWanted) return closed;
  return (
    <Suspense fallback={closed}>
      <Items openSheet={openSheet} defaultOpened />
    </Suspense>
  );
}
