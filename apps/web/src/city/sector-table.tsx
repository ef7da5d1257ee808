import '../app/desk-styles.js';
import { Table, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSelector } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './city.module.css';
import { FreeText } from '../text/free-text.js';
import { type SectorRow, sorted, type SortKey } from './sector-rows.js';
import { clockTime } from '../time/words.js';

const columns: readonly { key: SortKey; label: string }[] = [
  { key: 'sector', label: 'Sector, on shift' },
  { key: 'open', label: 'Open' },
  { key: 'late', label: 'Late' },
  { key: 'unacknowledged', label: 'Not acknowledged' },
  { key: 'escalated', label: 'Escalated' },
];

interface SectorTableProps {
  rows: readonly SectorRow[];
  chosen: string | null;
  choose: (sector: string) => void;
}

/** Everything that the map shows, and who is on shift. */
export function SectorTable({ rows, chosen, choose }: SectorTableProps) {
  const [{ key, reversed }, sort] = useState<{ key: SortKey; reversed: boolean }>({ key: 'late', reversed: false });
  const isAscending = (key === 'sector') !== reversed;
  return (
    <Table.ScrollContainer
      minWidth={480}
      className={classes.scroll}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': 'Sectors', role: 'group' } }}
    >
      <Table verticalSpacing={6} aria-label="Sectors">
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.key} aria-sort={column.key === key ? (isAscending ? 'ascending' : 'descending') : undefined}>
                <UnstyledButton
                  className={classes.sort}
                  onClick={() => sort({ key: column.key, reversed: column.key === key ? !reversed : false })}
                >
                  {column.label} <SortIcon active={column.key === key} isAscending={isAscending} />
                </UnstyledButton>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted(rows, key, reversed).map((row) => (
            <Table.Tr key={row.sector} bg={row.sector === chosen ? 'var(--page)' : undefined}>
              <Table.Th scope="row" fw={400}>
                <UnstyledButton
                  className={classes.choose}
                  aria-pressed={row.sector === chosen}
                  onClick={() => choose(row.sector)}
                >
                  {row.sector} {row.name !== null && <FreeText className={classes.quiet}>{row.name}</FreeText>}
                </UnstyledButton>
                <div className={row.covered ? classes.quiet : classes.late}>{onShiftWords(row)}</div>
              </Table.Th>
              <Table.Td>{row.open}</Table.Td>
              <Table.Td className={row.late > 0 ? classes.late : undefined}>{row.late}</Table.Td>
              <Table.Td>{row.unacknowledged}</Table.Td>
              <Table.Td>{row.escalated}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function SortIcon({ active, isAscending }: { active: boolean; isAscending: boolean }) {
  const Icon = !active ? IconSelector : isAscending ? IconChevronUp : IconChevronDown;
  return <Icon size={14} stroke={1.5} aria-hidden />;
}

function onShiftWords({ onShift, covered, nextCoverAt }: SectorRow): string {
  if (covered) return onShift.map(({ name, until }) => `${name} until ${clockTime(until)}`).join(', ');
  return nextCoverAt === null ? 'Nobody for a week' : `Nobody until ${clockTime(nextCoverAt)}`;
}
