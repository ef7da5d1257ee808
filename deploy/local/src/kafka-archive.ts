import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { kafkaDir } from './kafka-jars.js';

const targetDir = join(kafkaDir, 'target');
/** Other settings load other classes: an archive made before the signing in costs two seconds at each start. */
const settings = createHash('sha256').update(readFileSync(join(kafkaDir, 'server.properties')));
const archive = join(targetDir, `kafka-${settings.digest('hex').slice(0, 8)}.jsa`);
const partMaxAgeMs = 24 * 60 * 60 * 1000;

/**
 * Half of what a broker does at start is loading classes. The first broker to end in peace leaves them in an archive (class
 * data sharing) that later ones map. One that fits neither Java nor jars is passed over by Java itself.
 */
export class ClassArchive {
  private readonly part = `${archive}.${process.pid}.${Math.random().toString(36).slice(2)}`;

  /** Flags for Java. */
  flags(): string[] {
    if (existsSync(archive)) return [`-XX:SharedArchiveFile=${archive}`, '-Xlog:cds=off', '-Xlog:cds+dynamic=off'];
    return [`-XX:ArchiveClassesAtExit=${this.part}`, '-Xlog:cds=off', '-Xlog:cds+dynamic=off'];
  }

  /** To be called when the broker has ended: whole archives come into use, parts of them go. */
  settle(endedInPeace: boolean): void {
    if (endedInPeace && existsSync(this.part)) renameSync(this.part, archive);
    else rmSync(this.part, { force: true });
    for (const name of existsSync(targetDir) ? readdirSync(targetDir) : []) {
      const file = join(targetDir, name);
      const old = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > partMaxAgeMs;
      if (/^kafka.*\.jsa/.test(name) && file !== archive && old) rmSync(file, { force: true });
    }
  }
}
