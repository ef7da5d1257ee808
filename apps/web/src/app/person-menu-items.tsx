import './desk-styles.js';
import { Button, Menu, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconMoon, IconSun, IconSunMoon } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useEntries } from '../offline/use-queue.js';
import { signOut, usePerson, useSession } from '../session/session.js';
import { Confirm } from '../states/confirm.js';
import { PersonWords, roleWords } from './person-words.js';

interface PersonMenuItemsProps {
  openSheet: () => void;
  defaultOpened?: boolean;
}

/** Who is signed in, and what is theirs to set. Loaded when it is opened for the first time. */
export function PersonMenuItems({ openSheet, defaultOpened = false }: PersonMenuItemsProps) {
  const person = usePerson();
  const leaving = useLeaving();
  return (
    <Menu position="bottom-end" width={240} defaultOpened={defaultOpened}>
      <Menu.Target>
        <Button variant="subtle" h={44} px="sm">
          <PersonWords />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {person.name}, {roleWords(person)}
        </Menu.Label>
        <SchemeItems />
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.5} />} onClick={openSheet}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.5} />} onClick={() => leaving.leave(false)}>
          Sign out
        </Menu.Item>
        <Menu.Item onClick={() => leaving.leave(true)}>Sign out of all browsers</Menu.Item>
      </Menu.Dropdown>
      {leaving.dialog}
    </Menu>
  );
}

/** Signs out; first asks whose work is not sent yet, for somebody else may use this device next. */
function useLeaving(): { leave: (everywhere: boolean) => void; dialog: ReactNode } {
  const session = useSession();
  const waiting = useEntries().length;
  const [asked, ask] = useState<boolean | null>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (everywhere: boolean) => signOut(session.signedIn ? session.csrfToken : '', everywhere),
    onError: (_error, everywhere) => ask(everywhere),
  });
  const dialog = asked !== null && (
    <Confirm
      title="Sign out?"
      does="Sign out"
      isDangerous={waiting > 0}
      isWorking={isPending}
      error={error}
      onConfirm={() => mutate(asked)}
      onCancel={() => ask(null)}
    >
      {waiting > 0 &&
        `${waiting === 1 ? 'One action is' : `${waiting} actions are`} not sent yet. They stay on this device and are sent when you sign in here again.`}
    </Confirm>
  );
  return { leave: (everywhere) => (waiting > 0 ? ask(everywhere) : mutate(everywhere)), dialog };
}

const schemes = [
  { scheme: 'auto', label: 'Colors as the system', Icon: IconSunMoon },
  { scheme: 'light', label: 'Light', Icon: IconSun },
  { scheme: 'dark', label: 'Dark', Icon: IconMoon },
] as const;

function SchemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return schemes.map(({ scheme, label, Icon }) => (
    <Menu.Item
      key={scheme}
      leftSection={<Icon size={16} stroke={1.5} />}
      fw={colorScheme === scheme ? 600 : 400}
      aria-current={colorScheme === scheme || undefined}
      onClick={() => setColorScheme(scheme)}
    >
      {label}
    </Menu.Item>
  ));
}
