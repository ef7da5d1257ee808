import { Table } from '@mantine/core';
import { withEllipsis } from '@owcr/contracts/words';
import { IconBan } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Dto } from '../../api/client.js';
import { FreeText } from '../../text/free-text.js';
import { absoluteTime } from '../../time/words.js';
import classes from '../admin.module.css';
import { WideTable } from '../wide-table.js';
import type { AuditFilter } from './audit-filter.js';
import { actionWords, refusalWords, resultWords, targetKindOf } from './audit-words.js';
import type { Names } from './use-names.js';

type Entry = Dto<'AuditItemDto'>;

interface AuditTableProps {
  entries: readonly Entry[];
  filter: AuditFilter;
  names: Names;
}

/** Entries of the trail, in names, verbs and references. What was refused stands out, by a word, a sign and a colour. */
export function AuditTable({ entries, filter, names }: AuditTableProps) {
  return (
    <WideTable label="Audit" columns={['When', 'Who', 'What', 'On what', 'Result', 'From']}>
      {entries.map((entry) => (
        <Table.Tr key={entry.id}>
          <Table.Td className={classes.nowrap}>
            <time dateTime={entry.at}>{absoluteTime(entry.at)}</time>
          </Table.Td>
          <Table.Td>
            <Who entry={entry} filter={filter} names={names} />
          </Table.Td>
          <Table.Td title={entry.action}>{actionWords(entry.action)}</Table.Td>
          <Table.Td className={classes.break}>
            <OnWhat entry={entry} filter={filter} names={names} />
          </Table.Td>
          <Table.Td>
            <Result entry={entry} />
          </Table.Td>
          <Table.Td className={classes.nowrap}>{entry.from ?? '-'}</Table.Td>
        </Table.Tr>
      ))}
    </WideTable>
  );
}

type CellProps = { entry: Entry } & Pick<AuditTableProps, 'filter' | 'names'>;

function Who({ entry: { principalId, role }, filter, names }: CellProps) {
  if (principalId === null) return <>{role === null ? 'Nobody signed in' : `A ${role}`}</>;
  const name = names.personOf(principalId);
  return (
    <>
      <Same name="who" value={principalId} filter={filter}>
        {name ?? shortened(principalId)}
      </Same>
      {role !== null && `, ${role}`}
    </>
  );
}

function OnWhat({ entry: { action, target, reference }, filter, names }: CellProps) {
  if (target === null) return <>-</>;
  const kind = targetKindOf(action);
  const name = reference ?? names.targetOf(kind, target);
  return (
    <>
      {reference !== null && (
        <>
          <Link to="/issues/$issueId" params={{ issueId: target }}>
            {reference}
          </Link>
          {', '}
        </>
      )}
      <Same name="target" value={target} filter={filter}>
        {reference !== null ? 'its entries' : (name ?? (isId.test(target) ? `${kind ?? 'id'} ${shortened(target)}` : target))}
      </Same>
    </>
  );
}

const isId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;
const shownCharacters = 13;
const shortened = (id: string) => withEllipsis(id, shownCharacters + 1);

interface SameProps {
  name: 'who' | 'target';
  value: string;
  filter: AuditFilter;
  children: string;
}

/** A link to all entries with the same value. */
function Same({ name, value, filter, children }: SameProps) {
  return (
    <Link to="/admin/$section" params={{ section: 'audit' }} search={{ ...filter, [name]: value } as never} title={value}>
      <FreeText>{children}</FreeText>
    </Link>
  );
}

function Result({ entry: { result, code, count } }: { entry: Entry }) {
  if (result !== 'refused') return resultWords[result];
  return (
    <span className={classes.refused}>
      <IconBan size={14} stroke={1.5} aria-hidden /> Refused{code && `: ${refusalWords(code)}`}
      {count > 1 && `, ${count} times`}
    </span>
  );
}
