const unitSeconds = { d: 86_400, h: 3_600, min: 60, s: 1 } as const;
const unitOf: Record<string, keyof typeof unitSeconds> = {
  ...{ d: 'd', day: 'd', days: 'd' },
  ...{ h: 'h', hour: 'h', hours: 'h' },
  ...{ m: 'min', min: 'min', minute: 'min', minutes: 'min' },
  ...{ s: 's', second: 's', seconds: 's' },
};

/** A length of time exactly, in units people use: `2 h 30 min`, `14 d`. `seconds`: whole. */
export function lengthWords(seconds: number): string {
  let left = seconds;
  const parts = Object.entries(unitSeconds).flatMap(([unit, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count > 0 ? [`${count} ${unit}`] : [];
  });
  return parts.join(' ') || '0 min';
}

/** Seconds of a length as people write it: `90 min`, `2h 30min`, `1.5 days`. Null: none, or a number without its unit. */
export function readLength(text: string): number | null {
  const parts = [...text.toLowerCase().matchAll(/(\d+(?:[.,]\d+)?)\s*([a-z]+)/g)];
  const rest = text.toLowerCase().replace(/(\d+(?:[.,]\d+)?)\s*([a-z]+)/g, '');
  if (parts.length === 0 || rest.replace(/and|,/g, '').trim() !== '') return null;
  let seconds = 0;
  for (const [, count = '', name = ''] of parts) {
    const unit = unitOf[name];
    if (!unit) return null;
    seconds += Number(count.replace(',', '.')) * unitSeconds[unit];
  }
  return Math.round(seconds);
}
