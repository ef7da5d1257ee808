import { writeFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import type { ImportCommand } from '../cli/options.js';
import { ImportFailure } from '../failure.js';
import type { Run } from '../run.js';
import { placesOf, readFeatures, requireProperty } from '../sectors/geojson-file.js';
import { madeUpRoster, oneOfficerPerSector } from './made-up-roster.js';
import { officerColumns } from './officer-row.js';

/** Writes a made-up roster for the sectors of a file, to try the system with real boundaries and no real people. */
export async function writeOfficersFor(
  command: Extract<ImportCommand, { type: 'officers-for' }>,
  { resolvePath, print }: Pick<Run, 'resolvePath' | 'print'>,
): Promise<number> {
  if (command.precinctProperty === undefined && command.precinctPattern === undefined)
    throw new ImportFailure('give --precinct or --precinct-pattern');
  const path = resolvePath(command.file);
  const file = await readFeatures(path);
  requireProperty(path, file, command.codeProperty);
  const places = placesOf(file, command);
  if (places.length === 0) throw new ImportFailure(`no sector of ${path} has both a code and a precinct`);
  const roster = madeUpRoster(places, oneOfficerPerSector);
  const out = resolvePath(command.out);
  await writeFile(out, stringify(roster, { header: true, columns: [...officerColumns] }), { mode: 0o600 });
  const precinctCount = new Set(places.map(({ precinct }) => precinct)).size;
  print(`${roster.length} made-up officers for ${places.length} sectors in ${precinctCount} precincts: ${out}`);
  return 0;
}
