import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { ImportFailure } from '../failure.js';

/** How the bytes of a file become text. */
export interface Encoding {
  name: string;
  /** Set where the file does not say it by itself: what was taken, for the person to check. */
  guessed?: boolean;
}

/** Western European Windows, which holds all of Latin-1 that is printed. */
const western = 'windows-1252';
const westernNames = [western, 'ISO-8859-1'];
/** Another encoding has to be this much likelier (0..100) to be believed: of few letters nobody can tell. */
const likelierBy = 30;
const sampleBytesMax = 256 * 1024;
/** A line longer than this is looked at in parts. */
const lineBytesMax = 1_000_000;
const newline = 0x0a;

/**
 * How a file is encoded, from all of its bytes: nothing is stored of one that turns out to be another in its last row. Throws an
 * ImportFailure where it cannot be told, with what to do.
 */
export async function encodingOf(path: string, given?: string): Promise<Encoding> {
  const isUnknown: boolean = given !== undefined && !iconv.encodingExists(given);
  if (isUnknown)
    throw new ImportFailure(`"${given}" is not an encoding: try utf-8, windows-1252, iso-8859-2, macintosh or shift_jis`);
  const lines = await lookAt(path);
  if (lines.bom !== null) return { name: lines.bom };
  if (given !== undefined && !isName(given, 'utf-8')) return { name: given };
  if (lines.hasNul)
    throw new ImportFailure(
      `${path} is not a text file, or is UTF-16 without a mark that says so. Save it as "CSV UTF-8", or give --encoding utf-16le.`,
    );
  if (lines.others.first === 0) return { name: 'utf-8' };
  if (given !== undefined)
    throw new ImportFailure(`${path} is not UTF-8: line ${lines.others.first} holds bytes that UTF-8 does not have`);
  if (lines.utf8.first > 0)
    throw new ImportFailure(
      `${path} is partly UTF-8 (line ${lines.utf8.first}) and partly not (line ${lines.others.first}). ` +
        'Save it again as one or the other, or say what to take with --encoding, for example --encoding windows-1252.',
    );
  return guess(path, Buffer.concat(lines.others.sample));
}

interface Look {
  bom: string | null;
  hasNul: boolean;
  /** Lines with letters beyond ASCII: the number of the first, 0 for none. */
  utf8: { first: number };
  others: { first: number; sample: Buffer[]; sampleBytes: number };
}

async function lookAt(path: string): Promise<Look> {
  const look: Look = { bom: null, hasNul: false, utf8: { first: 0 }, others: { first: 0, sample: [], sampleBytes: 0 } };
  let isFirst = true;
  let lineNumber = 1;
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (isFirst) {
      look.bom = byteOrderMark(chunk);
      if (look.bom !== null) return look;
      look.hasNul = chunk.includes(0);
      if (look.hasNul) return look;
      isFirst = false;
    }
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      lookAtLine(look, bytes.subarray(start, end), lineNumber++);
      start = end + 1;
    }
    rest = Buffer.from(bytes.subarray(start));
    if (rest.length <= lineBytesMax) continue;
    // Cut where no character is: before the last byte that can begin one.
    let end = rest.length;
    while (end > 0 && (rest[end - 1]! & 0xc0) === 0x80) end--;
    lookAtLine(look, rest.subarray(0, end - 1), lineNumber);
    rest = rest.subarray(Math.max(0, end - 1));
  }
  lookAtLine(look, rest, lineNumber);
  return look;
}

function lookAtLine({ utf8, others }: Look, line: Buffer, number: number): void {
  if (isAscii(line)) return;
  if (isUtf8(line)) {
    utf8.first ||= number;
    return;
  }
  others.first ||= number;
  if (others.sampleBytes > sampleBytesMax) return;
  others.sample.push(Buffer.from(line), Buffer.from('\n'));
  others.sampleBytes += line.length;
}

function byteOrderMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function guess(path: string, sample: Buffer): Encoding {
  const found = chardet.analyse(sample);
  const best = found[0];
  const asWestern = Math.max(0, ...found.filter(({ name }) => westernNames.includes(name)).map(({ confidence }) => confidence));
  if (best && !westernNames.includes(best.name) && best.confidence - asWestern >= likelierBy)
    throw new ImportFailure(
      `${path} is not UTF-8. It looks like ${best.name}: give --encoding ${best.name}, or save it as "CSV UTF-8".`,
    );
  if (iconv.decode(sample, western).includes('\uFFFD'))
    throw new ImportFailure(
      `${path} is not UTF-8, and not ${western} either. Save it as "CSV UTF-8", or say what it is with --encoding.`,
    );
  return { name: western, guessed: true };
}

function isName(given: string, name: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain(given) === plain(name);
}

/** The text of a file in pieces, without its byte order mark. */
export async function* decoded(chunks: AsyncIterable<Buffer>, { name }: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(name, { stripBOM: true });
  for await (const chunk of chunks) {
    const text = decoder.write(chunk);
    if (text !== '') yield text;
  }
  const last = decoder.end();
  if (last) yield last;
}
