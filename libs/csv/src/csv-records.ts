import { linesOf, type Line } from './csv-lines.js';
import { literalCells, RecordReader, type RecordState } from './csv-record.js';

/** A record as it lies in the file. `problem`: why it cannot be read, with the cell at fault; `cells` are then its first line as it is. */
export interface CsvRecord {
  cells: string[];
  problem?: { what: string; cell?: number };
}

/** A cell of more lines than this is taken for a quote that was never closed. */
const recordLinesMax = 500;
const recordCharactersMax = 1_000_000;
/** With fewer columns, a line of text may look like a row. */
const columnsToTellRows = 4;

/**
 * Reads records one by one. What is wrong with one never costs another: after a quote that is not closed, reading goes on in the line
 * after the one it opened in. Nothing but the record at hand is kept in memory.
 */
export class CsvRecords {
  private readonly lines: AsyncIterator<Line>;
  /** Lines that were read too far, in order. */
  private ahead: Line[] = [];
  private columnCount = 0;

  constructor(
    pieces: AsyncIterable<string>,
    private readonly delimiter: string,
  ) {
    this.lines = linesOf(pieces);
  }

  /** The first record, which says how many cells the others have. */
  async header(): Promise<CsvRecord | null> {
    const header = await this.next();
    this.columnCount = header?.cells.length ?? 0;
    return header;
  }

  async *rest(): AsyncGenerator<CsvRecord> {
    for (let record = await this.next(); record !== null; record = await this.next()) yield record;
  }

  /** Nothing more is read. */
  async close(): Promise<void> {
    await this.lines.return?.();
  }

  private async next(): Promise<CsvRecord | null> {
    const first = await this.nextLine();
    if (first === null) return null;
    if (first.tooLong) return { cells: [], problem: { what: 'is longer than a million characters' } };
    const reader = new RecordReader(this.delimiter);
    let state = reader.feed(first.text);
    const used = [first];
    for (let length = first.text.length; state.kind === 'open'; length += used.at(-1)!.text.length) {
      const line = used.length < recordLinesMax && length < recordCharactersMax ? await this.nextLine() : null;
      if (line === null) return this.neverClosed(used, state.cell);
      used.push(line);
      state = line.tooLong ? { kind: 'broken', cell: state.cell } : reader.feed(line.text);
    }
    if (state.kind === 'whole')
      return this.swallowedRows(used)
        ? this.neverClosed(used, firstQuotedCell(first.text, this.delimiter))
        : { cells: state.cells };
    return used.length > 1 ? this.neverClosed(used, state.cell) : this.brokenInOneLine(first.text, state);
  }

  private async nextLine(): Promise<Line | null> {
    const known = this.ahead.shift();
    if (known) return known;
    const next = await this.lines.next();
    return next.done ? null : next.value;
  }

  private neverClosed([first, ...others]: readonly Line[], cell: number): CsvRecord {
    this.ahead = [...others, ...this.ahead];
    return { cells: literalCells(first!.text, this.delimiter), problem: { what: 'opens a quote that is never closed', cell } };
  }

  /** `"Joe's" bar`: taken as it is where the commas leave no doubt; otherwise nobody can tell where the cell ends. */
  private brokenInOneLine(line: string, { cell }: Extract<RecordState, { kind: 'broken' }>): CsvRecord {
    const cells = literalCells(line, this.delimiter);
    if (this.isRow(cells)) return { cells };
    return { cells, problem: { what: 'has text after its closing quote', cell } };
  }

  /** A quote that was never closed may meet one of a later row: then each line between them is a row by itself. */
  private swallowedRows(lines: readonly Line[]): boolean {
    if (lines.length < 2 || this.columnCount < columnsToTellRows) return false;
    const rows = lines.map(({ text }) => literalCells(text, this.delimiter));
    return rows.every((cells) => this.isRow(cells) || cells.every(isBlank));
  }

  private isRow(cells: readonly string[]): boolean {
    return cells.length >= this.columnCount && cells.slice(this.columnCount).every(isBlank);
  }
}

export function isBlank(cell: string): boolean {
  return cell.trim() === '';
}

function firstQuotedCell(line: string, delimiter: string): number {
  return Math.max(
    0,
    literalCells(line, delimiter).findIndex((cell) => cell.trimStart().startsWith('"')),
  );
}
