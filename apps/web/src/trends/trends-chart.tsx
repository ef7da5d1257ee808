import { Bar, BarChart, LabelList, Legend, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { ChartBar } from './trend-rows.js';

const rowHeight = 44;
/** Room for the longest name. */
const axisWidth = (bars: readonly ChartBar[]) => 16 + 7 * Math.max(...bars.map(({ name }) => name.length));
const hourWords = (hours: number) => (hours >= 48 ? `${Math.round(hours / 24)} d` : `${hours} h`);

/** Median and 90 % as bars, told apart by pattern and label. The table below has the same figures. */
export function TrendsChart({ bars, title }: { bars: readonly ChartBar[]; title: string }) {
  const label = { fill: 'var(--ink)', fontSize: 12 };
  return (
    <figure role="img" aria-label={`${title}: median and 90 %, as in the table`} style={{ margin: 0 }}>
      <ResponsiveContainer width="100%" height={bars.length * rowHeight + 72}>
        <BarChart
          data={[...bars]}
          layout="vertical"
          margin={{ left: 8, right: 120, top: 4 }}
          barGap={2}
          accessibilityLayer={false}
        >
          <defs>
            <pattern id="trend-slow" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="6" height="6" fill="var(--surface)" />
              <line y2="6" stroke="var(--action)" strokeWidth="3" />
            </pattern>
          </defs>
          <XAxis type="number" tickFormatter={hourWords} stroke="var(--control)" tick={{ fill: 'var(--muted)', fontSize: 12 }} />
          <YAxis
            type="category"
            dataKey="name"
            width={axisWidth(bars)}
            stroke="var(--control)"
            tick={{ fill: 'var(--ink)', fontSize: 12 }}
            interval={0}
          />
          <Legend
            verticalAlign="top"
            align="left"
            formatter={(words: string) => <span style={{ color: 'var(--ink)' }}>{words}</span>}
          />
          <Bar dataKey="medianHours" name="Half took no longer (median)" fill="var(--action)" isAnimationActive={false}>
            <LabelList dataKey="medianWords" position="right" {...label} />
          </Bar>
          <Bar
            dataKey="slowHours"
            name="Nine of ten took no longer (90 %)"
            fill="url(#trend-slow)"
            stroke="var(--action)"
            isAnimationActive={false}
          >
            <LabelList dataKey="slowWords" position="right" {...label} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}
