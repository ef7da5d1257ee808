import type { Dto } from '../api/client.js';

/** Which other sectors are near a place. `This place is within 20 meters of sector 4B.` */
export function borderWords({ sectors, meters }: Dto<'BorderDto'>): string {
  const codes = new Intl.ListFormat('en-US').format(sectors.map(({ sector }) => sector));
  return `This place is within ${meters} meters of sector${sectors.length === 1 ? '' : 's'} ${codes}.`;
}
