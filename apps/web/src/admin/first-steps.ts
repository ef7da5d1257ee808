/** What the API told of what there is. */
export interface Found {
  sectors: number;
  officers: number;
  shifts: number;
  /** When each policy was set last. */
  policiesChangedAt: readonly string[];
  /** Keys that somebody who signed in has made. */
  keys: number;
}

export interface FirstStep {
  name: string;
  why: string;
  isDone: boolean;
  /** Where it is done. */
  to: string;
  does: string;
}

/** What to do to make an empty system that of a department, in the order in which one builds on the other. */
export function firstSteps({ sectors, officers, shifts, policiesChangedAt, keys }: Found): FirstStep[] {
  return [
    {
      name: 'Sectors are imported',
      why: 'An issue is assigned by the sector it lies in.',
      isDone: sectors > 0,
      to: '/admin/sectors',
      does: 'Import sectors',
    },
    {
      name: 'Officers are imported',
      why: 'Each sector needs the officers who are named for it.',
      isDone: officers > 0,
      to: '/admin/officers',
      does: 'Import officers',
    },
    {
      name: 'Shifts are planned',
      why: 'Only who is on shift is given an issue.',
      isDone: shifts > 0,
      to: '/coverage',
      does: 'See coverage',
    },
    {
      name: 'Deadlines are yours',
      why: 'The system comes with deadlines for every priority; set those that you promise.',
      // Those it came with were written at once.
      isDone: new Set(policiesChangedAt).size > 1,
      to: '/admin/deadlines',
      does: 'Set deadlines',
    },
    {
      name: 'An API key is made',
      why: 'Other systems of the city report and read with a key of their own.',
      isDone: keys > 0,
      to: '/admin/keys',
      does: 'Make a key',
    },
  ];
}
