import type { ReactNode } from 'react';
import { Bar, CartesianGrid, ComposedChart, Legend, Line, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { WeekRow } from './week-rows.js';

const height = 240;
const axis = { stroke: 'var(--control)', tick: { fill: 'var(--muted)', fontSize: 12 } };
const margin = { left: 0, right: 12, top: 8, bottom: 0 };
const line = { strokeWidth: 3, dot: { r: 4 }, isAnimationActive: false };
const words = (text: string) => <span style={{ color: 'var(--ink)' }}>{text}</span>;

/** A picture of the weeks, side by side. The table below it has the same figures. */
function WeekFrame({ label, rows, children }: { label: string; rows: readonly WeekRow[]; children: ReactNode }) {
  return (
    <figure role="img" aria-label={`${label} in each week, as in the table`} style={{ margin: 0 }}>
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart data={[...rows]} margin={margin} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="name" {...axis} />
          <Legend verticalAlign="top" align="left" height={32} formatter={words} />
          {children}
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  );
}

/** Reports of each week as bars, what was resolved in it as a line. */
export function VolumeChart({ rows }: { rows: readonly WeekRow[] }) {
  return (
    <WeekFrame label="Reported and resolved" rows={rows}>
      <YAxis allowDecimals={false} width={40} {...axis} />
      <Bar dataKey="reported" name="Reported" fill="var(--action)" isAnimationActive={false} maxBarSize={48} />
      <Line dataKey="resolved" name="Resolved" stroke="var(--done)" {...line} />
    </WeekFrame>
  );
}

/** How much of each week's reports was acknowledged and resolved in time, beside what is wanted. */
export function ShareChart({ rows, targetPercent }: { rows: readonly WeekRow[]; targetPercent: number }) {
  return (
    <WeekFrame label="Share done in time" rows={rows}>
      <YAxis domain={[0, 100]} unit=" %" width={52} {...axis} />
      <ReferenceLine
        y={targetPercent}
        stroke="var(--ink)"
        strokeDasharray="6 4"
        label={{ value: `Target ${targetPercent} %`, position: 'insideBottomRight', fill: 'var(--ink)', fontSize: 12 }}
      />
      <Line dataKey="acknowledged" name="Acknowledged in time" stroke="var(--action)" {...line} />
      <Line dataKey="resolvedInTime" name="Resolved in time" stroke="var(--done)" strokeDasharray="2 4" {...line} />
    </WeekFrame>
  );
}
