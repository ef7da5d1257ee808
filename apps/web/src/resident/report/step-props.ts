import type { Category, Draft, Fault } from './draft.js';

export interface StepProps {
  draft: Draft;
  change: (by: Partial<Draft>) => void;
  category: Category | undefined;
  /** What keeps from going on; empty until it was tried. */
  faults: readonly Fault[];
  /** What the server did not take of what was sent before, by the path it names. */
  refused: Readonly<Record<string, string>>;
  next: () => void;
}
