import { Bar, CartesianGrid, ComposedChart, Legend, Line, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { WeekRow } from './week-rows.js';

const height = 240;
const tick = { fill: 'var(--muted)', fontSize: 12 };
const margin = { left: 0, right: 12, top: 8, bottom: 0 };
const words = (text: string) => <span style={{ color: 'var(--ink)' }}>{text}</span>;

/** Reports of each week as bars, what was resolved in it as a line. The table below has the same figures. */
export function VolumeChart({ rows }: { rows: readonly WeekRow[] }) {
  return (
    <figure role="img" aria-label="Reported and resolved in each week, as in the table" style={{ margin: 0 }}>
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart data={[...rows]} margin={margin} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="name" stroke="var(--control)" tick={tick} />
          <YAxis allowDecimals={false} width={40} stroke="var(--control)" tick={tick} />
          <Legend verticalAlign="top" align="left" height={32} formatter={words} />
          <Bar dataKey="reported" name="Reported" fill="var(--action)" isAnimationActive={false} maxBarSize={48} />
          <Line
            dataKey="resolved"
            name="Resolved"
            stroke="var(--done)"
            strokeWidth={3}
            dot={{ r: 4 }}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  );
}

/** How much of each week's reports was acknowledged and resolved in time, beside what is wanted. */
export function ShareChart({ rows, targetPercent }: { rows: readonly WeekRow[]; targetPercent: number }) {
  return (
    <figure role="img" aria-label="Share done in time in each week, as in the table" style={{ margin: 0 }}>
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart data={[...rows]} margin={margin} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="name" stroke="var(--control)" tick={tick} />
          <YAxis domain={[0, 100]} unit=" %" width={52} stroke="var(--control)" tick={tick} />
          <Legend verticalAlign="top" align="left" height={32} formatter={words} />
          <ReferenceLine
            y={targetPercent}
            stroke="var(--ink)"
            strokeDasharray="6 4"
            label={{ value: `Target ${targetPercent} %`, position: 'insideBottomRight', fill: 'var(--ink)', fontSize: 12 }}
          />
          <Line
            dataKey="acknowledged"
            name="Acknowledged in time"
            stroke="var(--action)"
            strokeWidth={3}
            dot={{ r: 4 }}
            isAnimationActive={false}
          />
          <Line
            dataKey="resolvedInTime"
            name="Resolved in time"
            stroke="var(--done)"
            strokeWidth={3}
            strokeDasharray="2 4"
            dot={{ r: 4 }}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  );
}
