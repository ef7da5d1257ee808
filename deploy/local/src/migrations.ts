import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from './layout.js';
import type { ServiceName } from './layout.js';
import { writePrivately } from './secrets.js';

/** The libraries that bring tables of their own. */
const libraries = ['messaging', 'timers', 'platform'];

/**
 * Which builds have been migrated, kept beside the data. Asking six services whether there is anything to migrate is a good
 * part of a start; nothing has to be asked while neither a service nor the libraries were built anew.
 */
export class MigratedBuilds {
  private readonly file: string;

  constructor(dataDir: string) {
    this.file = join(dataDir, 'migrated.json');
  }

  includes(service: ServiceName): boolean {
    return this.read()[service] === fingerprintOf(service);
  }

  add(service: ServiceName): void {
    writePrivately(this.file, { ...this.read(), [service]: fingerprintOf(service) });
  }

  private read(): Partial<Record<ServiceName, string>> {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as Partial<Record<ServiceName, string>>;
    } catch {
      return {};
    }
  }
}

function fingerprintOf(service: ServiceName): string {
  const hash = createHash('sha256');
  for (const directory of [join('apps', service), ...libraries.map((library) => join('libs', library))]) {
    const dist = join(rootDir, directory, 'dist');
    const files = existsSync(dist) ? readdirSync(dist, { recursive: true, encoding: 'utf8' }).sort() : [];
    for (const file of files.filter((name) => name.endsWith('.js') && !name.endsWith('.spec.js'))) {
      const { size, mtimeMs } = statSync(join(dist, file));
      hash.update(`${directory}/${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}
