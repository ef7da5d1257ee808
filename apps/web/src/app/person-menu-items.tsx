import './desk-styles.js';
import { Button, Menu, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconMoon, IconSun, IconSunMoon, IconUser } from '@tabler/icons-react';
import { signOut, usePerson, useSession } from '../session/session.js';

interface PersonMenuItemsProps {
  openSheet: () => void;
  defaultOpened?: boolean;
}

/** Who is signed in, and what is theirs to set. Loaded when it is opened for the first time. */
export function PersonMenuItems({ openSheet, defaultOpened = false }: PersonMenuItemsProps) {
  const { name, role } = usePerson();
  const session = useSession();
  const end = (everywhere: boolean) => () => void signOut(session.signedIn ? session.csrfToken : '', everywhere);
  return (
    <Menu position="bottom-end" width={240} defaultOpened={defaultOpened}>
      <Menu.Target>
        <Button variant="subtle" leftSection={<IconUser size={20} stroke={1.5} />} h={40} px="sm">
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name}, {role}
        </Menu.Label>
        <SchemeItems />
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.5} />} onClick={openSheet}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.5} />} onClick={end(false)}>
          Sign out
        </Menu.Item>
        <Menu.Item onClick={end(true)}>Sign out of all browsers</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
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
