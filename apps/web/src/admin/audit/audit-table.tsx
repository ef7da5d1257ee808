import { Table, Text } from '@mantine/core';
import { withEllipsis } from '@owcr/contracts/words';
import { IconBan } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Dto } from '../../api/client.js';
import { absoluteTime } from '../../time/words.js';
import classes from '../admin.module.css';
import { WideTable } from '../wide-table.js';
import type { AuditFilter } from './audit-filter.js';

type Entry = Dto<'AuditItemDto'>;

/** Entries of the trail. What was refused stands out, by a word, a sign and a colour. */
export function AuditTable({ entries, filter }: { entries: readonly Entry[]; filter: AuditFilter }) {
  return (
    <WideTable label="Audit" columns={['When', 'Who', 'Action', 'On what', 'Result', 'From']}>
      {entries.map((entry) => (
        <Table.Tr key={entry.id}>
          <Table.Td className={classes.nowrap}>
            <time dateTime={entry.at}>{absoluteTime(entry.at)}</time>
          </Table.Td>
          <Table.Td>
            {entry.role ?? 'nobody known'}
            {entry.principalId && <Same name="who" value={entry.principalId} filter={filter} />}
          </Table.Td>
          <Table.Td className={classes.break}>{entry.action}</Table.Td>
          <Table.Td>{entry.target ? <Same name="target" value={entry.target} filter={filter} /> : '-'}</Table.Td>
          <Table.Td>
            <Result entry={entry} />
          </Table.Td>
          <Table.Td className={classes.nowrap}>{entry.from ?? '-'}</Table.Td>
        </Table.Tr>
      ))}
    </WideTable>
  );
}

const shownCharacters = 13;

/** A link to all entries with the same value. Ids are cut: the whole one is for readers and in the address. */
function Same({ name, value, filter }: { name: 'who' | 'target'; value: string; filter: AuditFilter }) {
  const short = withEllipsis(value, shownCharacters + 1);
  return (
    <Text size="sm" className={classes.nowrap}>
      <Link
        to="/admin/$section"
        params={{ section: 'audit' }}
        search={{ ...filter, [name]: value } as never}
        title={value}
        aria-label={`All entries of ${value}`}
      >
        {short}
      </Link>
    </Text>
  );
}

function Result({ entry: { result, code, count } }: { entry: Entry }) {
  if (result !== 'refused') return result;
  return (
    <span className={classes.refused}>
      <IconBan size={14} stroke={1.5} aria-hidden /> refused{code && `: ${code}`}
      {count > 1 && `, ${count} times`}
    </span>
  );
}
