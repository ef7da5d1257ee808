import type { Dto } from '../../api/client.js';

type Moves = Dto<'OfficerMovesDto'>;

/** The most people whose issues the server counts. */
const peopleMax = 200;
const issues = (count: number) => (count === 1 ? '1 open issue' : `${count.toLocaleString('en-US')} open issues`);

/** What a roster would do to open issues, all in all. */
export function movesSummary(moves: readonly Moves[]): string {
  const sum = (of: (one: Moves) => number) => moves.reduce((total, one) => total + of(one), 0);
  const [moved, waiting] = [sum((one) => one.moves), sum((one) => one.handOvers)];
  if (moved + waiting === 0) return 'No open issue would move to another officer.';
  const words = [
    moved > 0 && `${issues(moved)} would go to another officer at once.`,
    waiting > 0 && `${issues(waiting)} would wait for a supervisor to hand ${waiting === 1 ? 'it' : 'them'} over.`,
    moves.length >= peopleMax && `Only the first ${peopleMax} people are counted.`,
  ];
  return words.filter((one) => one !== false).join(' ');
}

/** The same of one person: `Ann Lee, badge 4411: 3 move at once, 2 wait to be handed over (D4-1042, D4-1050 and 3 more).` */
export function movesWords({ name, badge, moves, handOvers, references }: Moves): string {
  const counts = [
    moves > 0 && `${moves} ${moves === 1 ? 'moves' : 'move'} at once`,
    handOvers > 0 && `${handOvers} ${handOvers === 1 ? 'waits' : 'wait'} to be handed over`,
  ].filter((one) => one !== false);
  const more = moves + handOvers - references.length;
  const named = references.join(', ') + (more > 0 ? ` and ${more} more` : '');
  return `${name}, badge ${badge}: ${counts.length > 0 ? counts.join(', ') : 'nothing moves'}${references.length > 0 ? ` (${named})` : ''}.`;
}
