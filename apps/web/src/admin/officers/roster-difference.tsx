import { List, Stack, Table, Text, Title } from '@mantine/core';
import type { Dto } from '../../api/client.js';
import classes from '../admin.module.css';
import { WideTable } from '../wide-table.js';
import { movesSummary, movesWords } from './moves-words.js';
import type { RosterFile } from './roster-file.js';

type Difference = NonNullable<Dto<'RosterSummaryDto'>['difference']>;

const fieldWords: Partial<Record<Difference['changed'][number]['fields'][number], string>> = { supervisorBadge: 'supervisor' };
/** `sectors.0` is in the column `sectors`. */
const columnOf = (path: string) => path.replace(/\.\d+$/, ':').replace('supervisorBadge', 'supervisor_badge');
const wordsOf = (fields: Difference['changed'][number]['fields']) => fields.map((field) => fieldWords[field] ?? field).join(', ');

/** What a roster would change, by row: what is refused first, for that is to be mended. */
export function RosterDifference({ tried, file }: { tried: Dto<'RosterSummaryDto'>; file: RosterFile }) {
  const { added = [], changed = [], unchanged = [], alsoChanged = [], moves = [] } = tried.difference ?? {};
  const refused = [...tried.refused, ...file.broken].sort((a, b) => a.row - b.row);
  return (
    <Stack gap="md">
      <Text>
        {added.length} added, {changed.length} changed, {unchanged.length} unchanged, {refused.length} refused
        {alsoChanged.length > 0 && `; the precincts of ${alsoChanged.length} others change with them`}.
      </Text>
      {file.unread.length > 0 && (
        <Text size="sm" c="dimmed">
          These columns are not read: {file.unread.join(', ')}.
        </Text>
      )}
      {tried.leftOut.map(({ row, badge, errors }) => (
        <Text key={`left out ${row}`} size="sm">
          Row {row}, badge {badge}: {errors.map(({ path, message }) => `${columnOf(path)} ${message}`).join('; ')}.
        </Text>
      ))}
      {refused.length + added.length + changed.length + alsoChanged.length > 0 && (
        <WideTable label="Officers that would change" columns={['Row', 'Badge', 'What', 'Detail']}>
          {refused.map(({ row, badge, errors }) => (
            <Table.Tr key={`refused ${row}`}>
              <Table.Th scope="row">{row}</Table.Th>
              <Table.Td>{badge ?? '-'}</Table.Td>
              <Table.Td className={classes.refused}>Refused</Table.Td>
              <Table.Td>{errors.map(({ path, message }) => `${columnOf(path)} ${message}`).join('; ')}</Table.Td>
            </Table.Tr>
          ))}
          {added.map(({ row, badge, name }) => (
            <Row key={badge} row={row} badge={badge} what="Added" detail={name} />
          ))}
          {changed.map(({ row, badge, name, fields }) => (
            <Row key={badge} row={row} badge={badge} what="Changed" detail={`${name}: ${wordsOf(fields)}`} />
          ))}
          {alsoChanged.map(({ badge, name, fields }) => (
            <Row key={badge} row="-" badge={badge} what="Changes with them" detail={`${name}: ${wordsOf(fields)}`} />
          ))}
        </WideTable>
      )}
      {tried.difference && <Moves moves={moves} />}
    </Stack>
  );
}

/** What would happen to the open issues of people who leave, or serve elsewhere. */
function Moves({ moves }: { moves: Difference['moves'] }) {
  return (
    <section aria-labelledby="moves">
      <Title order={3} id="moves">
        Open issues
      </Title>
      <Text size="sm">{movesSummary(moves)}</Text>
      {moves.length > 0 && (
        <List size="sm">
          {moves.map((one) => (
            <List.Item key={one.badge}>{movesWords(one)}</List.Item>
          ))}
        </List>
      )}
    </section>
  );
}

function Row({ row, badge, what, detail }: { row: number | string } & Record<'badge' | 'what' | 'detail', string>) {
  return (
    <Table.Tr>
      <Table.Th scope="row">{row}</Table.Th>
      <Table.Td>{badge}</Table.Td>
      <Table.Td>{what}</Table.Td>
      <Table.Td>{detail}</Table.Td>
    </Table.Tr>
  );
}
