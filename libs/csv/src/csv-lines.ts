/** One line of a file, with the characters that end it. `tooLong`: only its beginning is here. */
export interface Line {
  text: string;
  tooLong?: true;
}

export const lineCharactersMax = 1_000_000;

/** Splits text into lines that end in LF or CRLF; in CR alone where the first one does, as old spreadsheets write it. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<Line> {
  let end: string | null = null;
  let rest = '';
  let skipping = false;
  for await (const piece of pieces) {
    rest += piece;
    end ??= endOfFirstLine(rest);
    let start = 0;
    for (let at = end === null ? -1 : rest.indexOf(end); end !== null && at >= 0; at = rest.indexOf(end, start)) {
      if (!skipping) yield { text: rest.slice(start, at + 1) };
      skipping = false;
      start = at + 1;
    }
    rest = rest.slice(start);
    if (rest.length <= lineCharactersMax) continue;
    if (!skipping) yield { text: rest.slice(0, lineCharactersMax), tooLong: true };
    skipping = true;
    rest = '';
  }
  if (rest !== '' && !skipping) yield { text: rest };
}

/** Null while it cannot be told. */
function endOfFirstLine(text: string): string | null {
  const at = text.search(/[\r\n]/);
  if (at < 0) return null;
  if (text[at] === '\n') return '\n';
  if (at + 1 === text.length) return null;
  return text[at + 1] === '\n' || text.includes('\n') ? '\n' : '\r';
}
