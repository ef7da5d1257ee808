/**
 * The words of US street names and how they are abbreviated: what is most common of USPS Publication 28, appendix C1 (street suffixes) and
 * 231 (directions). A city's own file may use either form, and so may whoever types.
 */
export const suffixes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alley: 'aly ally',
    avenue: 'ave av aven avenu avn avnue',
    boulevard: 'blvd boul boulv',
    bridge: 'brg',
    bypass: 'byp bypa',
    causeway: 'cswy',
    circle: 'cir circ crcl',
    court: 'ct crt',
    crescent: 'cres crsnt',
    crossing: 'xing crssng',
    drive: 'dr drv driv',
    expressway: 'expy expr exp expw',
    extension: 'ext extn',
    freeway: 'fwy frwy',
    heights: 'hts',
    highway: 'hwy hiway hway',
    junction: 'jct junctn',
    lane: 'ln',
    loop: '',
    parkway: 'pkwy pky parkwy',
    place: 'pl',
    plaza: 'plz plza',
    point: 'pt',
    road: 'rd',
    route: 'rte',
    row: '',
    square: 'sq sqr',
    street: 'st str strt',
    terrace: 'ter terr',
    trail: 'trl',
    turnpike: 'tpke trnpk',
    walk: '',
    way: 'wy',
  }).flatMap(([word, short]) => [word, ...short.split(' ').filter(Boolean)].map((one) => [one, word] as const)),
);

export const directions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    north: 'n no',
    south: 's so',
    east: 'e',
    west: 'w',
    northeast: 'ne',
    northwest: 'nw',
    southeast: 'se',
    southwest: 'sw',
  }).flatMap(([word, short]) => [word, ...short.split(' ')].map((one) => [one, word] as const)),
);

/** Before a name, not behind it: `St Marks Place`, `Mt Vernon Street`, `Ft Hamilton Parkway`. */
export const leading: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['mt', 'mount'],
  ['ft', 'fort'],
  ['dr', 'doctor'],
]);

/** Streets that are counted are written by figures in some files and by words in others. */
export const ordinals: ReadonlyMap<string, string> = new Map(
  [
    ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'],
    ...['eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth'],
    'twentieth',
  ].map((word, index) => [word, ordinalOf(index + 1)] as const),
);

/** `1st`, `2nd`, `11th`, `23rd`. */
export function ordinalOf(number: number): string {
  const [tens, ones] = [number % 100, number % 10];
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][ones] ?? 'th');
  return `${number}${ending}`;
}
