import { Modal, Stack, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { absoluteTime } from '../../time/words.js';
import classes from '../admin.module.css';
import type { Letter } from './letters.js';

/** All that is told of a dead letter: which event, where, why; not its data, which may be about people. */
export function LetterDetail({ letter, close, children }: { letter: Letter; close: () => void; children: ReactNode }) {
  const rows: [string, string][] = [
    ['Reason', letter.reason],
    ['State', letter.state === 'parked' ? 'parked' : 'waits behind a parked one'],
    ['Attempts', String(letter.attempts)],
    ['Since', absoluteTime(letter.at)],
    ['Service', letter.service],
    ['Consumer', letter.consumer],
    ['Key', letter.key],
    ['Event', letter.eventId],
    ['Place in Kafka', `${letter.topic}, partition ${letter.partition}, offset ${letter.offset}`],
  ];
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={letter.type ?? 'An event that cannot be read'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        <Table>
          <Table.Tbody>
            {rows.map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" className={classes.nowrap}>
                  {name}
                </Table.Th>
                <Table.Td className={classes.break}>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {children}
      </Stack>
    </Modal>
  );
}
