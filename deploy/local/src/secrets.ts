import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataDirMode, privateFileMode } from './private-files.js';

/** Writes a file that only its owner can read, whole or not at all. */
export function writePrivately(file: string, value: unknown): void {
  writeTextPrivately(file, JSON.stringify(value, null, 2) + '\n');
}

/** The same for a text. */
export function writeTextPrivately(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: dataDirMode });
  const aside = `${file}.${process.pid}.new`;
  writeFileSync(aside, text, { mode: privateFileMode });
  chmodSync(aside, privateFileMode);
  renameSync(aside, file);
}

/** The secrets of one data directory: made on first use, the same ever after. */
export class SecretsFile {
  private readonly file: string;
  private values: Record<string, unknown>;

  constructor(dataDir: string) {
    this.file = join(dataDir, 'secrets.json');
    this.values = this.read();
  }

  /** The secret of this name; `make` is asked once in the life of the data directory. */
  get<T = string>(name: string, make: () => T = () => randomBytes(24).toString('base64url') as T): T {
    // Read again before making one: another holder of the file may have made it, or others, meanwhile.
    if (!(name in this.values)) this.values = this.read();
    if (!(name in this.values)) {
      this.values = { ...this.values, [name]: make() };
      writePrivately(this.file, this.values);
    }
    return this.values[name] as T;
  }

  /** Replaces the secret of this name. */
  put(name: string, value: unknown): void {
    this.values = { ...this.read(), [name]: value };
    writePrivately(this.file, this.values);
  }

  private read(): Record<string, unknown> {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as Record<string, unknown>;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
      throw new Error(`${this.file} cannot be read (${(error as Error).message}). Restore it, or start with --fresh.`, {
        cause: error,
      });
    }
  }
}
