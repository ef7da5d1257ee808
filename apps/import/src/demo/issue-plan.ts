import type { Channel, Location, ResolutionReason } from '@owcr/contracts';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Position, Sector } from './city.js';
import { type CityAddress, cityAddresses } from './city-addresses.js';
import { happenings, resolutions, type Happening } from './happenings.js';
import { madeUpName } from '../officers/made-up-names.js';
import { Random } from './random.js';

/** How far an issue is to be taken. Each stage includes those before it. */
export const stages = ['reported', 'acknowledged', 'started', 'resolved', 'confirmed'] as const;
export type Stage = (typeof stages)[number];

export interface PlannedIssue {
  number: number;
  /** New ones wait to be acknowledged, some of them too long; the others are taken as far as their stage says. */
  isNew: boolean;
  stage: Stage;
  ageSeconds: number;
  /** Of what comes from the system before: how long after the report it was acknowledged and resolved there. */
  history?: { acknowledgedAfterSeconds: number; resolvedAfterSeconds: number };
  category: string;
  summary: string;
  /** A house of the city; absent out on the water. */
  address?: string;
  location?: Location;
  channel: Channel;
  reporter?: { name?: string; phone?: string; language?: string; anonymous?: boolean };
  resolution: { reason: ResolutionReason; note: string };
}

const seed = 311;
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** How many are history, in the works, and new. */
const historyCount = 210;
const currentCount = 66;
const newCount = 24;
const historyDays = 56;
const currentDays = 2;
/** Most of what is in the works came in today; a few have waited for longer than they should. */
const currentHours = 7;
const currentLateShare = 0.08;
/** Of those in the works; somebody has to find out where they are. */
const withoutLocationCount = 18;
/** In the water south of the city. */
const outsideCount = 2;
const outside: Position = [-38, 43.9];

/** By when an issue of normal priority has to be acknowledged. */
const acknowledgeSeconds = 8 * hour;
/** New issues that are late already, and those that will be so while somebody watches. */
const lateAges = [acknowledgeSeconds + 2 * minute, acknowledgeSeconds + 40 * minute, 11 * hour, 17 * hour];
const soonLateAges = [acknowledgeSeconds - 90, acknowledgeSeconds - 4 * minute];

const hotspotShare = 0.4;
const hotspotReach = 0.0012;
/** A degree of longitude beside one of latitude, here. */
const narrow = 0.72;
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
  const place = () =>
    random.next() < hotspotShare ? near(random.pick(hotspots), random) : pointIn(random.pick(sectors), random);
  const lives = [
    ...Array.from({ length: historyCount }, () => historic(random)),
    ...Array.from({ length: currentCount }, (_, index) => current(index, random)),
    ...Array.from({ length: newCount }, (_, index) => fresh(index, random)),
  ];
  const placeFor = (life: Life) => (life.outside ? outside : life.atFirstHotspot ? near(hotspots[0]!, random) : place());
  const addresses = cityAddresses(sectors);
  return lives.map((life, index) => {
    const place = placeFor(life);
    return planned(index + 1, { life, place, house: life.outside ? null : nearest(place, sectors, addresses), random });
  });
}

interface Life {
  history?: PlannedIssue['history'];
  isNew?: boolean;
  stage: Stage;
  ageSeconds: number;
  hasNoLocation?: boolean;
  outside?: boolean;
  /** In the sector of the demo's officer, so that they and their sergeant see it. */
  atFirstHotspot?: boolean;
}

function historic(random: Random): Life {
  const stage = random.weighted([
    ['confirmed', 35],
    ['resolved', 61],
    ['started', 3],
    ['acknowledged', 1],
  ] as const);
  const ageSeconds = random.between(currentDays * day, historyDays * day);
  return { stage, ageSeconds, history: handling(random, ageSeconds) };
}

function current(index: number, random: Random): Life {
  const stage = random.weighted([
    ['confirmed', 10],
    ['resolved', 35],
    ['started', 30],
    ['acknowledged', 25],
  ] as const);
  const hasNoLocation = index < withoutLocationCount;
  const outside = !hasNoLocation && index < withoutLocationCount + outsideCount;
  const isLate = random.next() < currentLateShare;
  const ageSeconds = isLate
    ? random.between(acknowledgeSeconds, currentDays * day)
    : random.between(10 * minute, currentHours * hour);
  return { stage, ageSeconds, hasNoLocation, outside };
}

function fresh(index: number, random: Random): Life {
  const ageSeconds = [...lateAges, ...soonLateAges][index] ?? random.between(minute, 6 * hour);
  const atFirstHotspot = index === 0 || index === lateAges.length;
  return { isNew: true, stage: 'reported', ageSeconds, atFirstHotspot };
}

/** Most was acknowledged in a few hours and resolved within two days; one in twelve took far longer. */
function handling(random: Random, ageSeconds: number): PlannedIssue['history'] {
  const isSlow = random.next() < 1 / 12;
  const acknowledged = isSlow ? random.between(9 * hour, 20 * hour) : random.between(10 * minute, 6 * hour);
  const taken = isSlow ? random.between(3 * day, 6 * day) : random.between(2 * hour, 42 * hour);
  const latest = ageSeconds - minute;
  return {
    acknowledgedAfterSeconds: Math.round(Math.min(acknowledged, latest)),
    resolvedAfterSeconds: Math.round(Math.min(acknowledged + taken, latest)),
  };
}

/** How often something is reported changes over the weeks: more and more of the one, less and less of the other. */
const rising = 'illegal-parking';
const falling = 'graffiti';

function weightOf({ category, weight }: Happening, ageSeconds: number): number {
  const past = Math.min(1, ageSeconds / (historyDays * day));
  if (category === rising) return weight * (2.4 - 2 * past);
  return category === falling ? weight * (0.5 + 3 * past) : weight;
}

interface Planning {
  life: Life;
  place: Position;
  house: CityAddress | null;
  random: Random;
}

function planned(number: number, { life, place, house, random }: Planning): PlannedIssue {
  const happening = random.weighted(
    happenings.filter(({ normal }) => normal || !life.isNew).map((item) => [item, weightOf(item, life.ageSeconds)] as const),
  );
  const [reason, note] = random.weighted(resolutions.map((resolution) => [resolution, resolution[2]] as const));
  // Out on the water there is no street to speak of.
  const summaries = house ? happening.summaries : happening.summaries.filter((summary) => !summary.includes('{'));
  const [lng, lat] = house?.position ?? place;
  return {
    number,
    isNew: life.isNew ?? false,
    stage: life.stage,
    ageSeconds: Math.round(life.ageSeconds),
    history: life.history,
    category: happening.category,
    summary: random
      .pick(summaries)
      .replace('{street}', house?.street ?? '')
      .replace('{number}', house?.number ?? ''),
    address: house ? `${house.number} ${house.street}` : undefined,
    location: life.hasNoLocation ? undefined : { lat: rounded(lat), lng: rounded(lng) },
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

/** The house next to a place, in the same sector. */
function nearest(place: Position, sectors: readonly Sector[], addresses: readonly CityAddress[]): CityAddress {
  const sector = sectors.find(({ ring }) => booleanPointInPolygon(place, { type: 'Polygon', coordinates: [ring] }))?.code;
  let [lead, least] = [addresses[0]!, Infinity];
  for (const address of addresses) {
    if (sector !== undefined && address.sector !== sector) continue;
    const [lng, lat] = address.position;
    const away = ((lng - place[0]) * narrow) ** 2 + (lat - place[1]) ** 2;
    if (away < least) [lead, least] = [address, away];
  }
  return lead;
}

/** Close to the middle more often than far from it. */
function near([lng, lat]: Position, random: Random): Position {
  const away = () => (random.next() + random.next() - 1) * hotspotReach;
  return [lng + away() * 1.4, lat + away()];
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
