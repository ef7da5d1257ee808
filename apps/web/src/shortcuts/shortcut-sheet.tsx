import '../app/desk-styles.js';
import { Kbd, Modal, Switch, Table } from '@mantine/core';
import { shortcutsNow, useSingleKeys } from './shortcuts.js';

const nameOf: Record<string, string> = { mod: /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl', Enter: 'Enter' };
const labelOf = (key: string) => nameOf[key] ?? key.toUpperCase();

/** The keys that work on this page. */
export function ShortcutSheet({ opened, close }: { opened: boolean; close: () => void }) {
  const [singleKeys, setSingleKeys] = useSingleKeys();
  return (
    <Modal opened={opened} onClose={close} title="Keyboard shortcuts" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Table>
        <Table.Tbody>
          {shortcutsNow().map(({ keys, does }) => (
            <Table.Tr key={keys + does}>
              <Table.Td>
                {keys.split('+').map((key) => (
                  <Kbd key={key} mr={4}>
                    {labelOf(key)}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Switch
        mt="lg"
        label="Single-key shortcuts"
        checked={singleKeys}
        onChange={({ currentTarget }) => setSingleKeys(currentTarget.checked)}
      />
    </Modal>
  );
}
