import '../app/desk-styles.js';
import { Table } from '@mantine/core';
import { changeWords, secondsWords, type Spread, type TrendItem, type Trends } from './trend-rows.js';
import classes from './trends.module.css';

interface TrendsTableProps {
  trends: Trends;
  nameOf: (key: string | null) => string;
}

const figures = ['acknowledge', 'resolve'] as const;

/** Every figure with the size of its sample, beside that of the period before. */
export function TrendsTable({ trends, nameOf }: TrendsTableProps) {
  const { by, items, total } = trends;
  return (
    <Table.ScrollContainer
      minWidth={900}
      className={classes.scroll}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Trends' } }}
    >
      <Table verticalSpacing={6} aria-label="Trends">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{by === 'sector' ? 'Sector' : 'Category'}</Table.Th>
            <Table.Th scope="col">Reported</Table.Th>
            <Table.Th scope="col">Open now</Table.Th>
            <Table.Th scope="col">Late</Table.Th>
            {['acknowledge', 'resolve'].flatMap((what) => [
              <Table.Th key={`${what} 50`} scope="col">
                To {what}, median
              </Table.Th>,
              <Table.Th key={`${what} 90`} scope="col">
                To {what}, 90 %
              </Table.Th>,
            ])}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Row key={item.key ?? ''} name={nameOf(item.key)} item={item} />
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Row name="All" item={total} />
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ name, item }: { name: string; item: Omit<TrendItem, 'key' | 'precinct'> }) {
  const { before } = item;
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Count now={item.reported} before={before.reported} />
      <Table.Td>{item.open}</Table.Td>
      <Count now={item.late} before={before.late} />
      {figures.flatMap((what) => [
        <Figure key={`${what} 50`} now={item[what]} before={before[what]} part="p50Seconds" />,
        <Figure key={`${what} 90`} now={item[what]} before={before[what]} part="p90Seconds" />,
      ])}
    </Table.Tr>
  );
}

function Count({ now, before }: { now: number; before: number }) {
  return (
    <Table.Td>
      <span data-figure>{now}</span>
      <span className={classes.before}>before: {before}</span>
    </Table.Td>
  );
}

function Figure({ now, before, part }: { now: Spread; before: Spread; part: 'p50Seconds' | 'p90Seconds' }) {
  const change = changeWords(now[part], before[part]);
  return (
    <Table.Td>
      <span>
        <span data-figure>{secondsWords(now[part])}</span> <span className={classes.sample}>of {now.count}</span>
      </span>
      <span className={classes.before}>
        before: {before.count === 0 ? 'none' : `${secondsWords(before[part])} of ${before.count}`}
        {change && `, ${change}`}
      </span>
    </Table.Td>
  );
}
