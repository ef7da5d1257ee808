import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Position, Sector } from './city.js';
import { cityMap, type MapFeature } from './city-map.js';

/** A house of Larkmoor. */
export interface CityAddress {
  number: string;
  street: string;
  position: Position;
  /** The code of the sector it lies in. */
  sector: string;
}

export interface CityStreet {
  name: string;
  line: Position[];
}

/** From one position of a street to the next is a block; the first block has the numbers from 100, the next from 200. */
const firstHundred = 1;
/** Even numbers are on the left. There are gaps between the lots: 152 is a house, 150 is not. */
const firstNumber = 4;
const lastNumber = 96;
const lotStep = 8;
/** How far from the middle of the street a house is, in degrees of latitude: about ten metres. */
const setback = 0.00009;

/** The streets of the city as lines. */
export function cityStreets(sectors: readonly Sector[]): CityStreet[] {
  return cityMap(sectors).features.flatMap(({ properties, geometry }) =>
    geometry.type === 'LineString' ? [{ name: properties.name, line: geometry.coordinates }] : [],
  );
}

/** Every house along every street, the same each time. None stands in the water, in a park or outside the city. */
export function cityAddresses(sectors: readonly Sector[]): CityAddress[] {
  const areas = sectors.map(({ code, ring }) => ({ code, ring, box: boxOf(ring) }));
  const open = cityMap(sectors).features.flatMap((feature) => (feature.geometry.type === 'Polygon' ? [ringOf(feature)] : []));
  const openAreas = open.map((ring) => ({ code: '', ring, box: boxOf(ring) }));
  const sectorAt = (position: Position) => areas.find((area) => isIn(position, area))?.code;
  return cityStreets(sectors).flatMap(({ name, line }) =>
    housesAlong(line).flatMap(({ number, position }) => {
      const sector = openAreas.some((area) => isIn(position, area)) ? undefined : sectorAt(position);
      return sector === undefined ? [] : [{ number, street: name, position, sector }];
    }),
  );
}

function housesAlong(line: readonly Position[]): { number: string; position: Position }[] {
  return line.slice(1).flatMap((to, block) => {
    const from = line[block]!;
    const houses: { number: string; position: Position }[] = [];
    for (let number = firstNumber; number <= lastNumber; number += lotStep) {
      const share = number / 100;
      const hundred = (firstHundred + block) * 100;
      houses.push({ number: String(hundred + number), position: beside(from, to, share, setback) });
      houses.push({ number: String(hundred + number + 1), position: beside(from, to, share, -setback) });
    }
    return houses;
  });
}

/** So far along from one position to another, and so far to the left of the line between them. */
function beside(from: Position, to: Position, share: number, left: number): Position {
  const narrow = Math.cos((from[1] * Math.PI) / 180);
  const [east, north] = [(to[0] - from[0]) * narrow, to[1] - from[1]];
  const length = Math.hypot(east, north);
  const lng = from[0] + (to[0] - from[0]) * share - ((north / length) * left) / narrow;
  const lat = from[1] + (to[1] - from[1]) * share + (east / length) * left;
  return [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}

type Box = [west: number, south: number, east: number, north: number];

const ringOf = ({ geometry }: MapFeature): Position[] => (geometry.coordinates as Position[][])[0]!;

function boxOf(ring: readonly Position[]): Box {
  const [lngs, lats] = [ring.map(([lng]) => lng), ring.map(([, lat]) => lat)];
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

function isIn(position: Position, { ring, box: [west, south, east, north] }: { ring: Position[]; box: Box }): boolean {
  const [lng, lat] = position;
  if (lng < west || lng > east || lat < south || lat > north) return false;
  return booleanPointInPolygon(position, { type: 'Polygon', coordinates: [ring] });
}
