import type { Location } from '@owcr/contracts';
import { ImportFailure } from '../failure.js';
import type { ApiClient } from '../http/api-client.js';

/** Without a sign that latitude and longitude are exchanged, so many rows outside say something about the file. */
const outsideToStop = 10;

/**
 * Looks where the places of a file lie before its rows are sent. A file whose places lie in no sector was made for another city, or has
 * latitude and longitude exchanged: nothing of it shall be stored without somebody saying so.
 */
export class SectorCheck {
  private located = 0;
  private outside = 0;
  /** Of those outside: how many would lie in a sector with latitude and longitude exchanged. */
  private insideExchanged = 0;

  constructor(
    private readonly client: ApiClient,
    /** Go on even so. */
    private readonly allowOutside: boolean,
  ) {}

  /** For each place whether a sector holds it. Throws an ImportFailure where most places so far lie in none. */
  async look(places: readonly Location[]): Promise<boolean[]> {
    if (places.length === 0) return [];
    const inside = await this.ask(places);
    const without = places.filter((_, index) => !inside[index]);
    const insideExchanged = without.length > 0 ? await this.countExchanged(without) : 0;
    // Several batches are looked at side by side: their counts are added together, or a warning would be of half of one.
    this.located += places.length;
    this.outside += without.length;
    this.insideExchanged += insideExchanged;
    const warning = this.warning();
    if (warning !== null && !this.allowOutside) throw new ImportFailure(`${warning} If that is right, add --allow-outside.`);
    return inside;
  }

  /** What is wrong with the places of this file as far as it was read, in a sentence; null: nothing. */
  warning(): string | null {
    const share = `${this.outside} of ${this.located} rows with a place lie in no sector`;
    if (this.insideExchanged * 2 > this.located)
      return `Latitude and longitude are exchanged: ${share}, and ${this.insideExchanged} of them would with the two columns exchanged.`;
    if (this.outside >= outsideToStop && this.outside * 2 > this.located) return `This looks like another city: ${share}.`;
    return null;
  }

  private async countExchanged(places: readonly Location[]): Promise<number> {
    const exchanged = places.map(({ lat, lng }) => ({ lat: lng, lng: lat })).filter(({ lat }) => Math.abs(lat) <= 90);
    return exchanged.length === 0 ? 0 : (await this.ask(exchanged)).filter(Boolean).length;
  }

  private async ask(points: readonly Location[]): Promise<boolean[]> {
    const body = (await this.client.require({ method: 'POST', path: '/sectors/at', body: { points } })) as { items: unknown[] };
    return body.items.map((place) => place !== null);
  }
}
