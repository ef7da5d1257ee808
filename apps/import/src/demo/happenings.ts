/** What people of Larkmoor report: how often, and in which words. `{street}` and `{number}` are filled in. */
export interface Happening {
  category: string;
  weight: number;
  /** Of normal priority: eight hours to acknowledge it. */
  normal?: boolean;
  summaries: readonly string[];
}

export const happenings: readonly Happening[] = [
  {
    category: 'noise-residential',
    normal: true,
    weight: 16,
    summaries: [
      'Loud music from the apartment above, again',
      'Party with the windows open',
      'Banging on the wall since midnight',
      'Dog barking for hours at number {number}',
    ],
  },
  {
    category: 'noise-street',
    normal: true,
    weight: 8,
    summaries: ['Group shouting outside {number} {street}', 'Car stereo at full volume', 'Motorcycles racing their engines'],
  },
  {
    category: 'noise-commercial',
    normal: true,
    weight: 5,
    summaries: ['Bar on {street} has its doors open and the music up', 'Deliveries at four in the morning'],
  },
  {
    category: 'illegal-parking',
    normal: true,
    weight: 11,
    summaries: [
      'Van parked across the crossing on {street}',
      'Car in front of the hydrant',
      'Truck parked in the bike lane',
      'Cars parked on the sidewalk by the school',
    ],
  },
  {
    category: 'blocked-driveway',
    weight: 6,
    summaries: ['Cannot get out of my driveway', 'Driveway of {number} {street} blocked since this morning'],
  },
  {
    category: 'abandoned-vehicle',
    weight: 5,
    summaries: [
      'Gray car without plates, flat tires',
      'Burnt-out scooter by the fence',
      'Trailer left on {street} for three weeks',
    ],
  },
  {
    category: 'street-light-out',
    normal: true,
    weight: 9,
    summaries: [
      'Street light out in front of number {number}',
      'Whole row of lights dark on {street}',
      'Light flickers all night',
    ],
  },
  {
    category: 'illegal-dumping',
    normal: true,
    weight: 8,
    summaries: [
      'Mattresses and bags dumped behind the garages',
      'Construction debris at the end of {street}',
      'Old fridges on the river path',
    ],
  },
  {
    category: 'graffiti',
    weight: 6,
    summaries: ['Fresh tags on the shutters', 'Graffiti on the bridge pillar', 'Paint on the wall of the library'],
  },
  {
    category: 'drug-activity',
    weight: 4,
    summaries: ['People come and go at number {number} all night', 'Dealing by the benches'],
  },
  {
    category: 'public-drinking',
    normal: true,
    weight: 3,
    summaries: ['Drinking on the playground every evening', 'Bottles all over the steps'],
  },
  {
    category: 'disorderly-group',
    weight: 3,
    summaries: ['Group blocks the stairway and threatens neighbors', 'Fight outside the corner shop'],
  },
  {
    category: 'homeless-outreach',
    weight: 3,
    summaries: ['Man asleep in the bus shelter, it is freezing', 'Woman with two bags seems lost, did not answer'],
  },
  { category: 'encampment', normal: true, weight: 2, summaries: ['Tents under the ramp, more each day'] },
  {
    category: 'traffic-signal',
    weight: 2,
    summaries: ['Traffic light stuck on red at {street}', 'Pedestrian signal does not work'],
  },
  {
    category: 'sidewalk-condition',
    weight: 3,
    summaries: ['Broken paving, somebody fell yesterday', 'Deep hole in front of {number} {street}'],
  },
  {
    category: 'vacant-building',
    weight: 2,
    summaries: ['Back door of the empty house on {street} is open', 'Lights in the empty warehouse'],
  },
  { category: 'broken-window', normal: true, weight: 2, summaries: ['Window of the old laundry broken, glass on the ground'] },
  { category: 'animal', weight: 1, summaries: ['Dog tied up without water', 'Injured swan by the weir'] },
  { category: 'other', weight: 1, summaries: ['Swings at the playground taken away'] },
];

/** Why a case was closed, in an officer's words. */
export const resolutions: readonly (readonly [
  reason: 'fixed' | 'no-action-needed' | 'unfounded',
  note: string,
  weight: number,
])[] = [
  ['fixed', 'Spoke with the people concerned; it has stopped.', 5],
  ['fixed', 'Reported to public works and checked today: done.', 4],
  ['fixed', 'Owner found and vehicle removed.', 2],
  ['no-action-needed', 'Nothing to be seen any more; will look again on the next round.', 2],
  ['unfounded', 'Neighbours know of nothing; no sign of it on the spot.', 1],
];
