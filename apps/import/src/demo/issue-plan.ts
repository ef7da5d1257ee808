import type { Channel, Location, ResolutionReason } from '@owcr/contracts';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Position, Sector } from './city.js';
import { happenings, resolutions, streets, type Happening } from './happenings.js';
import { madeUpName } from '../officers/made-up-names.js';
import { Random } from './random.js';

/** How far an issue is to be taken. Each stage includes those before it. */
export const stages = ['reported', 'acknowledged', 'started', 'resolved', 'confirmed'] as const;
export type Stage = (typeof stages)[number];

export interface PlannedIssue {
  number: number;
  stage: Stage;
  ageMinutes: number;
  category: string;
  summary: string;
  address: string;
  location?: Location;
  channel: Channel;
  reporter?: { name?: string; phone?: string; language?: string; anonymous?: boolean };
  resolution: { reason: ResolutionReason; note: string };
}

const issueCount = 300;
const seed = 311;
const dayMinutes = 24 * 60;
const historyDays = 21;
/** Younger ones are what people are working on now. */
const currentDays = 2;
const currentShare = 0.3;
const withoutLocationShare = 0.06;
/** In the water south of the city. */
const outsideNumbers: readonly number[] = [97, 211];

const hotspotShare = 0.4;
const hotspotReach = 0.0012;
const hotspotSectors = ['D1-A', 'D1-E', 'D2-B', 'D3-C', 'D4-D'];

/** The same issues each time; only their age counts, from the moment they are reported. */
export function issuePlan(sectors: readonly Sector[]): PlannedIssue[] {
  const random = new Random(seed);
  const hotspots = hotspotSectors.map((wanted) =>
    pointIn(
      sectors.find(({ code }) => code === wanted)!,
      random,
    ),
  );
  const weighted = happenings.map((happening) => [happening, happening.weight] as const);
  return Array.from({ length: issueCount }, (_, index) => {
    const happening = random.weighted(weighted);
    const place = random.next() < hotspotShare ? near(random.pick(hotspots), random) : pointIn(random.pick(sectors), random);
    return planned(index + 1, { happening, place, random });
  });
}

function planned(
  number: number,
  { happening, place, random }: { happening: Happening; place: Position; random: Random },
): PlannedIssue {
  const street = random.pick(streets);
  const house = String(1 + Math.floor(random.next() * 180));
  const ageMinutes = Math.round(ageIn(random));
  const [reason, note] = random.weighted(resolutions.map((resolution) => [resolution, resolution[2]] as const));
  const [lng, lat] = outsideNumbers.includes(number) ? [-38, 43.9] : place;
  const location = random.next() < withoutLocationShare ? undefined : { lat: rounded(lat), lng: rounded(lng) };
  return {
    number,
    stage: stageAt(ageMinutes, random),
    ageMinutes,
    category: happening.category,
    summary: random.pick(happening.summaries).replace('{street}', street).replace('{number}', house),
    address: `${street} ${house}`,
    location,
    channel: random.weighted([
      ['phone', 55],
      ['web', 25],
      ['desk', 12],
      ['meeting', 8],
    ] as const),
    reporter: reporterOf(number, random),
    resolution: { reason, note },
  };
}

function ageIn(random: Random): number {
  const current = random.next() < currentShare;
  return current
    ? random.between(2, currentDays * dayMinutes)
    : random.between(currentDays * dayMinutes, historyDays * dayMinutes);
}

function stageAt(ageMinutes: number, random: Random): Stage {
  if (ageMinutes > currentDays * dayMinutes)
    return random.weighted([
      ['confirmed', 50],
      ['resolved', 44],
      ['started', 4],
      ['acknowledged', 2],
    ] as const);
  if (ageMinutes > dayMinutes / 2)
    return random.weighted([
      ['confirmed', 10],
      ['resolved', 50],
      ['started', 20],
      ['acknowledged', 16],
      ['reported', 4],
    ] as const);
  return random.weighted([
    ['resolved', 15],
    ['started', 25],
    ['acknowledged', 30],
    ['reported', 30],
  ] as const);
}

/** One in four says nothing about themselves, one in eight wants to stay anonymous. Phone numbers are those reserved for fiction. */
function reporterOf(number: number, random: Random): PlannedIssue['reporter'] {
  const kind = random.next();
  if (kind < 0.25) return undefined;
  if (kind < 0.375) return { anonymous: true };
  const phone = `+1 555 01${String(number % 100).padStart(2, '0')}`;
  return {
    name: madeUpName(number + 500),
    phone,
    language: random.weighted([
      ['en', 7],
      ['es', 2],
      ['ar', 1],
    ] as const),
  };
}

function pointIn({ ring }: Sector, random: Random): Position {
  const [lngs, lats] = [ring.map(([lng]) => lng), ring.map(([, lat]) => lat)];
  for (;;) {
    const point: Position = [
      random.between(Math.min(...lngs), Math.max(...lngs)),
      random.between(Math.min(...lats), Math.max(...lats)),
    ];
    if (booleanPointInPolygon(point, { type: 'Polygon', coordinates: [ring] })) return point;
  }
}

/** Close to the middle more often than far from it. */
function near([lng, lat]: Position, random: Random): Position {
  const away = () => (random.next() + random.next() - 1) * hotspotReach;
  return [lng + away() * 1.4, lat + away()];
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
