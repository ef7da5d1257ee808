export interface Plot {
  title: string;
  x: string;
  y: string;
  lines: readonly { name: string; points: readonly { x: number; y: number }[] }[];
}

const size = { width: 760, height: 420 };
const area = { left: 70, right: 560, top: 50, bottom: 360 };
const colors = ['#1d4ed8', '#b45309', '#047857', '#7c3aed', '#be123c', '#334155'];

/** Lines over two logarithmic axes, as SVG. */
export function plot({ title, x, y, lines }: Plot): string {
  const points = lines.flatMap((line) => line.points);
  const [xs, ys] = [axisOf(points.map((point) => point.x)), axisOf(points.map((point) => point.y))];
  const toX = (value: number) => area.left + share(xs, value) * (area.right - area.left);
  const toY = (value: number) => area.bottom - share(ys, value) * (area.bottom - area.top);
  const grid = [
    ...decades(xs).map(
      (value) => label(toX(value), area.bottom + 20, 'middle', value) + rule(toX(value), area.top, toX(value), area.bottom),
    ),
    ...decades(ys).map(
      (value) => label(area.left - 8, toY(value) + 4, 'end', value) + rule(area.left, toY(value), area.right, toY(value)),
    ),
  ];
  const drawn = lines.map((line, index) => {
    const color = colors[index % colors.length] ?? '#000';
    const path = line.points.map((point) => `${round(toX(point.x))},${round(toY(point.y))}`).join(' ');
    const last = line.points.at(-1);
    const dots = line.points
      .map((point) => `<circle cx="${round(toX(point.x))}" cy="${round(toY(point.y))}" r="3" fill="${color}"/>`)
      .join('');
    const key = `<text x="${area.right + 34}" y="${area.top + 8 + index * 24}" fill="${color}">${line.name}: ${last?.y ?? '?'}</text>`;
    return `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2"/>${dots}${key}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="sans-serif" font-size="13">`,
    `<rect width="${size.width}" height="${size.height}" fill="#fff"/>`,
    `<text x="${area.left}" y="24" font-size="16">${title}</text>`,
    ...grid,
    ...drawn,
    `<text x="${(area.left + area.right) / 2}" y="${size.height - 14}" text-anchor="middle">${x}</text>`,
    `<text x="16" y="${area.top - 10}">${y}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

interface Axis {
  least: number;
  most: number;
}

/** Whole decades around the values. */
function axisOf(values: readonly number[]): Axis {
  return { least: Math.floor(Math.log10(Math.min(...values))), most: Math.max(Math.ceil(Math.log10(Math.max(...values))), 1) };
}

const share = ({ least, most }: Axis, value: number) => (Math.log10(value) - least) / Math.max(most - least, 1);
const decades = ({ least, most }: Axis) => Array.from({ length: most - least + 1 }, (_, n) => 10 ** (least + n));
const round = (value: number) => Math.round(value * 10) / 10;
const rule = (x1: number, y1: number, x2: number, y2: number) =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="#e2e8f0"/>`;
const label = (x: number, y: number, anchor: string, value: number) =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" fill="#475569">${value.toLocaleString('en-US')}</text>`;
