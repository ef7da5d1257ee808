import { Button, Table, Title } from '@mantine/core';
import { Instant } from '../../time/instant.js';
import classes from '../admin.module.css';
import { WideTable } from '../wide-table.js';
import type { Letter } from './letters.js';

interface LetterTableProps {
  service: string;
  letters: readonly Letter[];
  see: (letter: Letter) => void;
}

/** What one service could not handle. */
export function LetterTable({ service, letters, see }: LetterTableProps) {
  return (
    <section aria-label={service}>
      <Title order={2} mb="sm">
        {service}
      </Title>
      <WideTable label={`Dead letters of ${service}`} columns={['Event', 'Since', 'State', 'Reason', 'See']}>
        {letters.map((letter) => (
          <Table.Tr key={letter.id}>
            <Table.Th scope="row">{letter.type ?? 'not readable'}</Table.Th>
            <Table.Td className={classes.nowrap}>
              <Instant at={letter.at} />
            </Table.Td>
            <Table.Td>{letter.state === 'parked' ? 'parked' : 'waits behind it'}</Table.Td>
            <Table.Td className={classes.break}>{letter.reason}</Table.Td>
            <Table.Td>
              <Button variant="default" mih={44} onClick={() => see(letter)} aria-label={`See ${letter.type ?? letter.id}`}>
                See
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
    </section>
  );
}
