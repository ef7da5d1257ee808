/** What people who work here call the states of an issue. */
export const statusWords = {
  reported: 'Reported',
  assigned: 'Assigned',
  acknowledged: 'Acknowledged',
  'in-progress': 'In progress',
  referred: 'Referred',
  resolved: 'Resolved',
  closed: 'Closed',
  reopened: 'Reopened',
  merged: 'Merged',
  withdrawn: 'Withdrawn',
} as const;

export const levelWords = { 1: 'Sergeant', 2: 'Lieutenant', 3: 'Commander' } as const;
