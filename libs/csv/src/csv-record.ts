/** What the lines read so far are: a whole record, the beginning of one, or none because of a quote in this cell. */
export type RecordState = { kind: 'whole'; cells: string[] } | { kind: 'open'; cell: number } | { kind: 'broken'; cell: number };

/**
 * Reads one record, line by line. RFC 4180, and where files in the field differ from it: a quote inside a cell that does not begin with
 * one is a character like any other, and blanks before and after a quoted cell do not matter.
 */
export class RecordReader {
  private readonly cells: string[] = [];
  /** The text so far of a quoted cell whose end is still to come. */
  private quoted: string | null = null;

  constructor(private readonly delimiter: string) {}

  feed(line: string): RecordState {
    const end = lengthWithoutEnd(line);
    let at = 0;
    if (this.quoted === null && end === 0) return { kind: 'whole', cells: [''] };
    for (;;) {
      if (this.quoted === null) {
        const begin = skipBlanks(line, at, end, this.delimiter);
        if (line[begin] === '"' && begin < end) {
          this.quoted = '';
          at = begin + 1;
        }
      }
      if (this.quoted === null) {
        const next = indexWithin(line, this.delimiter, at, end);
        this.cells.push(line.slice(at, next));
        at = next;
      } else {
        const closed = this.readQuoted(line, at);
        if (closed === null) return { kind: 'open', cell: this.cells.length };
        this.cells.push(this.quoted);
        this.quoted = null;
        at = skipBlanks(line, closed, end, this.delimiter);
        if (at < end && line[at] !== this.delimiter) return { kind: 'broken', cell: this.cells.length - 1 };
      }
      if (at >= end) return { kind: 'whole', cells: this.cells };
      at += 1;
      if (at === end) {
        this.cells.push('');
        return { kind: 'whole', cells: this.cells };
      }
    }
  }

  /** The place after the quote that closes the cell; null where the cell goes on in the next line. */
  private readQuoted(line: string, from: number): number | null {
    for (let at = from; ;) {
      const quote = line.indexOf('"', at);
      this.quoted += quote < 0 ? line.slice(at) : line.slice(at, quote);
      if (quote < 0) return null;
      if (line[quote + 1] !== '"') return quote + 1;
      this.quoted += '"';
      at = quote + 2;
    }
  }
}

/** The cells of one line when no quote means anything. */
export function literalCells(line: string, delimiter: string): string[] {
  return line.slice(0, lengthWithoutEnd(line)).split(delimiter);
}

function lengthWithoutEnd(line: string): number {
  if (line.endsWith('\r\n')) return line.length - 2;
  return line.endsWith('\n') || line.endsWith('\r') ? line.length - 1 : line.length;
}

function skipBlanks(line: string, from: number, end: number, delimiter: string): number {
  let at = from;
  while (at < end && (line[at] === ' ' || line[at] === '\t') && line[at] !== delimiter) at++;
  return at;
}

function indexWithin(line: string, wanted: string, from: number, end: number): number {
  const at = line.indexOf(wanted, from);
  return at < 0 || at > end ? end : at;
}
