import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { openCsv } from './csv-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'import-encoding-'));
afterAll(() => rmSync(folder, { recursive: true }));

const text = 'ID,Note\r\n1,Cañada lamp – Ms. O’Brien’s gate\r\n2,sofa at café 😀\r\n';
const western = text.replace(' 😀', '');

async function read(bytes: Buffer, encoding?: string) {
  const path = join(folder, 'in.csv');
  writeFileSync(path, bytes);
  const file = await openCsv(path, ['ID', 'Note'], encoding);
  const notes: string[] = [];
  for await (const { values, problem } of file.rows) notes.push(problem ?? values.Note!);
  return { encoding: file.encoding, notes };
}

describe('the encoding of a file', () => {
  const notes = ['Cañada lamp – Ms. O’Brien’s gate', 'sofa at café 😀'];

  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16 with its mark, as spreadsheets write it', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 the other way round', iconv.encode(text, 'utf-16be', { addBOM: true }), 'utf-16be'],
  ])('is found: %s', async (_, bytes, name) => {
    expect(await read(bytes)).toEqual({ encoding: { name }, notes });
  });

  it('is windows-1252 for what is not UTF-8, and that is said', async () => {
    const found = await read(iconv.encode(western, 'windows-1252'));
    expect(found).toEqual({ encoding: { name: 'windows-1252', guessed: true }, notes: [notes[0], 'sofa at café'] });
  });

  it('is taken as it is given', async () => {
    expect((await read(iconv.encode(western, 'macintosh'), 'macintosh')).notes).toEqual([notes[0], 'sofa at café']);
    expect((await read(Buffer.from(text), 'UTF8')).notes).toEqual(notes);
    await expect(read(Buffer.from(text), 'klingon')).rejects.toThrow('"klingon" is not an encoding');
    await expect(read(iconv.encode(western, 'windows-1252'), 'utf-8')).rejects.toThrow('is not UTF-8: line 2');
  });

  it('is refused where it looks like another, or like two', async () => {
    const russian = 'ID,Note\n1,Не горит фонарь на углу улицы Садовой и переулка\n2,Мусор у подъезда дома номер пять\n';
    await expect(read(iconv.encode(russian, 'windows-1251'))).rejects.toThrow('It looks like windows-1251');
    const both = Buffer.concat([Buffer.from(text), iconv.encode('3,café\r\n', 'windows-1252')]);
    await expect(read(both)).rejects.toThrow('is partly UTF-8 (line 2) and partly not (line 4)');
    await expect(read(Buffer.from('ID,Note\n1,\x81\x8d\n', 'latin1'))).rejects.toThrow('is not UTF-8');
    await expect(read(Buffer.from(text, 'utf16le'))).rejects.toThrow('is not a text file');
  });

  it('is told from the last row as from the first, whatever is cut between two pieces', async () => {
    const long = `ID,Note\n${Array.from({ length: 20_000 }, (_, index) => `${index},naïve café – plain`).join('\n')}\n`;
    expect(new Set((await read(Buffer.from(long))).notes)).toEqual(new Set(['naïve café – plain']));
    const late = Buffer.concat([
      Buffer.from('ID,Note\n'),
      Buffer.alloc(3_000_000, '1,plain\n'),
      Buffer.from('2,caf\xe9\n', 'latin1'),
    ]);
    const found = await read(late);
    expect([found.encoding.name, found.notes.at(-1)]).toEqual(['windows-1252', 'café']);
  });
});
