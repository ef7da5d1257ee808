import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { rootDir } from './system.js';

const folder = resolve(process.env.OWCR_SHARED_DATA ?? join(rootDir, '../shared/data'));

export const sectorsFile = join(folder, 'nypd-sectors.geojson');
export const requestsFile = join(folder, 'nyc-311-2018-sample.csv');
export const hasRealData = existsSync(sectorsFile) && existsSync(requestsFile);

if (!hasRealData) console.warn(`Real data is absent (${folder}): the tests on real input are skipped.`);

export interface RealRequest {
  id: string;
  /** Computed with an independent geometry library; null where the row has no coordinates. */
  expectedSector: string | null;
}

/** First and last column of each row; neither contains a quote, whatever lies between. */
export function realRequests(): RealRequest[] {
  const [header, ...lines] = readFileSync(requestsFile, 'utf8').trim().split(/\r?\n/);
  if (!header?.startsWith('Unique Key,') || !header.endsWith(',expected_sector')) throw new Error('unexpected columns');
  return lines.map((line) => ({
    id: line.slice(0, line.indexOf(',')),
    expectedSector: line.slice(line.lastIndexOf(',') + 1) || null,
  }));
}
