import { List, Stack, Table, Text, Title } from '@mantine/core';
import type { Dto } from '../../api/client.js';
import { WideTable } from '../wide-table.js';

type Tried = Dto<'SectorImportDto'>;
type Difference = NonNullable<Tried['difference']>;

const fieldWords: Record<Difference['changed'][number]['fields'][number], string> = {
  geometry: 'border',
  precinct: 'precinct',
  name: 'name',
  active: 'in use again',
};
const reportWords: Record<Tried['reported'][number]['reason'], string> = {
  'unclosed-ring': 'its border was not closed; it was closed',
  'merged-features': 'several features were put together',
  'self-intersecting': 'its border crosses itself; it was taken as it is',
  'not-checked': 'its border has too many points to check that it does not cross itself',
};

/** All that the map shows, and more, as a list. */
export function SectorDifference({ tried }: { tried: Tried }) {
  const { difference, refused, reported } = tried;
  if (!difference) return null;
  return (
    <Stack gap="md">
      {tried.incomplete && (
        <Text fw={600}>
          The file is incomplete: the server that wrote it stopped at its limit, so sectors are missing. Export the rest as well.
        </Text>
      )}
      <Changes difference={difference} refused={refused} />
      {difference.covered.map(({ code, sectors, openIssues }) => (
        <Text key={code} size="sm">
          Sector {code} is not in the file, and {new Intl.ListFormat('en-US').format(sectors)}{' '}
          {sectors.length === 1 ? 'lies' : 'lie'} where it does. {code} stays, with its open issues ({openIssues}), until it is
          retired below the map.
        </Text>
      ))}
      <Moves {...difference.moves} />
      {reported.length > 0 && (
        <section aria-labelledby="reported">
          <Title order={3} id="reported">
            To look at
          </Title>
          <List size="sm">
            {reported.map(({ code, reason }) => (
              <List.Item key={code + reason}>
                <b>{code}</b>: {reportWords[reason]}
              </List.Item>
            ))}
          </List>
        </section>
      )}
      <Text size="sm">
        {difference.unchanged.length} unchanged.{' '}
        {difference.absent.length > 0 &&
          `${difference.absent.length} not in the file, which stay as they are: ${difference.absent.join(', ')}.`}
      </Text>
    </Stack>
  );
}

function Changes({ difference: { added, changed }, refused }: { difference: Difference; refused: Tried['refused'] }) {
  if (added.length + changed.length + refused.length === 0)
    return <Text>The file says what the system knows already: nothing would change.</Text>;
  return (
    <WideTable label="Sectors that would change" columns={['Sector', 'What', 'Detail']}>
      {refused.map(({ index, code, reason }) => (
        <Row key={`refused ${index}`} sector={code ?? '-'} what="Refused" detail={`feature ${index + 1}: ${reason}`} />
      ))}
      {added.map(({ code, precinct }) => (
        <Row key={code} sector={code} what="Added" detail={`in precinct ${precinct}`} />
      ))}
      {changed.map(({ code, fields, precinct, precinctBefore }) => (
        <Row
          key={code}
          sector={code}
          what="Changed"
          detail={fields
            .map((field) => (field === 'precinct' ? `precinct ${precinctBefore} to ${precinct}` : fieldWords[field]))
            .join(', ')}
        />
      ))}
    </WideTable>
  );
}

function Row({ sector, what, detail }: Record<'sector' | 'what' | 'detail', string>) {
  return (
    <Table.Tr>
      <Table.Th scope="row">{sector}</Table.Th>
      <Table.Td>{what}</Table.Td>
      <Table.Td>{detail}</Table.Td>
    </Table.Tr>
  );
}

function Moves({ items, issuesLookedAt, complete }: Difference['moves']) {
  const placeOf = (code: string | null) => (code === null ? 'no sector' : `sector ${code}`);
  return (
    <section aria-labelledby="moves">
      <Title order={3} id="moves">
        Open issues
      </Title>
      <Text size="sm">
        {items.length === 0
          ? `None of the ${issuesLookedAt} open issues where borders change would lie in another sector.`
          : `Of the ${issuesLookedAt} open issues where borders change these would lie elsewhere. They stay with their officers.`}
        {!complete && ' There are more, which were not looked at.'}
      </Text>
      <List size="sm">
        {items.map(({ from, to, issues }) => (
          <List.Item key={`${from} ${to}`}>
            {issues} from {placeOf(from)} to {placeOf(to)}
          </List.Item>
        ))}
      </List>
    </section>
  );
}
