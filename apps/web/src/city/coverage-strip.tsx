import type { Dto } from '../api/client.js';
import classes from './coverage.module.css';
import { hourMarks, shareAt, type Strip } from './day.js';

const width = 1_000;

/** A day of a sector as a strip: hatched where nobody is on shift. Its words stand beside it. */
export function CoverageStrip({ strip, gaps, nowMs }: { strip: Strip; gaps: readonly Dto<'GapDto'>[]; nowMs: number }) {
  const x = (instant: string | number) => shareAt(strip, instant) * width;
  return (
    <svg className={classes.strip} viewBox={`0 0 ${width} 20`} preserveAspectRatio="none" aria-hidden>
      <rect width={width} height={20} className={classes.cover} />
      {gaps.map(({ from, to }) => (
        <g key={from}>
          <rect x={x(from)} width={x(to) - x(from)} height={20} className={classes.gap} />
          <rect x={x(from)} width={x(to) - x(from)} height={20} fill="url(#coverage-gap)" />
          <rect x={x(from)} y={17} width={x(to) - x(from)} height={3} className={classes.edge} />
        </g>
      ))}
      {hourMarks(strip).map(({ atMs }) => (
        <line key={atMs} x1={x(atMs)} x2={x(atMs)} y1={0} y2={20} className={classes.mark} vectorEffect="non-scaling-stroke" />
      ))}
      {nowMs > strip.fromMs && nowMs < strip.toMs && (
        <line x1={x(nowMs)} x2={x(nowMs)} y1={0} y2={20} className={classes.now} vectorEffect="non-scaling-stroke" />
      )}
    </svg>
  );
}

/** The pattern that gaps are filled with; once on a page. */
export function GapPattern() {
  return (
    <svg width="0" height="0" aria-hidden style={{ position: 'absolute' }}>
      <pattern id="coverage-gap" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line y2="8" className={classes.hatch} />
      </pattern>
    </svg>
  );
}

/** The hours above the strips. */
export function HourAxis({ strip }: { strip: Strip }) {
  return (
    <div className={classes.axis} aria-hidden>
      {hourMarks(strip).map(({ atMs, label }) => (
        <span key={atMs} style={{ insetInlineStart: `${shareAt(strip, atMs) * 100}%` }}>
          {label}
        </span>
      ))}
    </div>
  );
}

export function CoverageKey() {
  return (
    <div className={classes.key} aria-hidden>
      <span>
        <svg width="24" height="12">
          <rect width="24" height="12" className={classes.cover} />
        </svg>
        an officer of the sector is on shift
      </span>
      <span>
        <svg width="24" height="12">
          <rect width="24" height="12" className={classes.gap} />
          <rect width="24" height="12" fill="url(#coverage-gap)" />
        </svg>
        nobody
      </span>
    </div>
  );
}
