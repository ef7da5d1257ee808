import { Text, Title } from '@mantine/core';
import { growthWords, scaleOf, weekName, type Weeks } from './week-rows.js';
import classes from './trends.module.css';

const [width, height] = [160, 40];
/** More cannot be compared at a glance; the table has all of them. */
const chartsMax = 24;

/** Reports a week of each sector or category, what grew most first, all on one scale. */
export function SmallMultiples({
  weeks: { by, items, weeks },
  nameOf,
}: {
  weeks: Weeks;
  nameOf: (key: string | null) => string;
}) {
  const shown = items.slice(0, chartsMax);
  const scale = scaleOf(shown);
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return null;
  return (
    <section aria-label={`Reports a week by ${by}`} className={classes.chart}>
      <Title order={2}>Reports a week by {by}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        Weeks of {weekName(first.from)} to {weekName(last.from)}. What grew most comes first; all have the same scale, up to{' '}
        {scale} a week.
        {items.length > shown.length && ` The first ${shown.length} of ${items.length}.`}
      </Text>
      <ul className={classes.multiples}>
        {shown.map(({ key, weeks: line }) => {
          const total = line.reduce((all, { reported }) => all + reported, 0);
          const bar = width / line.length;
          return (
            <li key={key ?? ''}>
              <span className={classes.multiple}>{nameOf(key)}</span>
              <svg viewBox={`0 0 ${width} ${height}`} aria-hidden preserveAspectRatio="none">
                {line.map(({ reported }, index) => (
                  <rect
                    key={weeks[index]?.from}
                    x={index * bar + 1}
                    y={height - (reported / scale) * height}
                    width={Math.max(1, bar - 2)}
                    height={(reported / scale) * height}
                  />
                ))}
              </svg>
              <span className={classes.sample}>
                {total} reported, {growthWords(line)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
