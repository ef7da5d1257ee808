import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

export interface Line {
  what: string;
  measured: string;
  /** Its limit or rival, measured in the same run. */
  beside: string;
  goal: string;
  met: boolean;
}

/** What a run of the benchmark found, as a table for people and as JSON. */
export class Report {
  private readonly lines: Line[] = [];
  private readonly results: Record<string, unknown>;

  constructor(about: Record<string, unknown>) {
    this.results = {
      date: new Date().toISOString(),
      machine: `${cpus().length} x ${cpus()[0]?.model}`,
      node: process.version,
      ...about,
    };
  }

  keep(name: string, result: unknown): void {
    this.results[name] = result;
  }

  add(line: Line): void {
    this.lines.push(line);
  }

  /** Prints the table, and writes the JSON. */
  end(file: string): void {
    console.table(this.lines);
    writeFileSync(file, `${JSON.stringify(this.results, null, 2)}\n`);
    console.log(`Written to ${file}`);
  }
}

export const round = (value: number, digits = 0): number => Math.round(value * 10 ** digits) / 10 ** digits;
