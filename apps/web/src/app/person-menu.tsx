import { ActionIcon, Button, Group } from '@mantine/core';
import { IconSearch, IconUser } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { usePerson } from '../session/session.js';
import { part } from '../states/part.js';

interface PersonMenuProps {
  openPalette: () => void;
  openSheet: () => void;
}

const Items = part(() => import('./person-menu-items.js').then(({ PersonMenuItems: loaded }) => loaded));

/** The right end of the header: search, and who is signed in. */
export function PersonMenu({ openPalette, openSheet }: PersonMenuProps) {
  const { name } = usePerson();
  const [isWanted, want] = useState(false);
  const closed = (
    <Button
      variant="subtle"
      leftSection={<IconUser size={20} stroke={1.5} />}
      h={40}
      px="sm"
      aria-haspopup="menu"
      onClick={() => want(true)}
    >
      {name}
    </Button>
  );
  return (
    <Group gap="xs" wrap="nowrap">
      <ActionIcon variant="subtle" size={40} aria-label="Search and commands (Ctrl+K)" onClick={openPalette}>
        <IconSearch size={20} stroke={1.5} />
      </ActionIcon>
      {isWanted ? (
        <Suspense fallback={closed}>
          <Items openSheet={openSheet} defaultOpened />
        </Suspense>
      ) : (
        closed
      )}
    </Group>
  );
}
