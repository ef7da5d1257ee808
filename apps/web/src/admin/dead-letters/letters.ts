import type { Dto } from '../../api/client.js';

export type Letter = Dto<'DeadLetterDto'>;
export type LetterAction = 'replay' | 'drop';

/** By the service that could not handle them, the oldest of each first. */
export function byService(letters: readonly Letter[]): [service: string, letters: Letter[]][] {
  const services = new Map<string, Letter[]>();
  for (const letter of letters) services.set(letter.service, [...(services.get(letter.service) ?? []), letter]);
  return [...services].map(([service, ofService]) => [service, ofService.sort((a, b) => (a.at < b.at ? -1 : 1))]);
}

/** What came of it, in words. `handled`: how many events went through. */
export function outcomeWords(action: LetterAction, { handled, parked }: Dto<'ReplayedDto'>): string {
  const through = `${handled} ${handled === 1 ? 'event' : 'events'} went through`;
  const stopped = parked === null ? 'nothing waits there any more' : 'another one failed, and those behind it wait';
  return `${action === 'drop' ? 'Dropped' : 'Replayed'}: ${through}; ${stopped}.`;
}
