import { describe, expect, it } from '@jest/globals';
import { textOfFile } from './file-text.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Uint16Array.from([...text].map((letter) => letter.charCodeAt(0))).buffer);
const latin1 = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));

describe('the text of a file', () => {
  it('is UTF-8, or UTF-16 where its mark says so, without the mark', () => {
    expect(textOfFile(utf8('\uFEFFJosé'))).toEqual({ text: 'José' });
    expect(textOfFile(utf16('\uFEFFJosé'))).toEqual({ text: 'José' });
    expect(textOfFile(new Uint8Array())).toEqual({ text: '' });
  });

  it('is what old spreadsheets write where it is not UTF-8, and that is said', () => {
    expect(textOfFile(latin1('José'))).toEqual({ text: 'José', guessed: 'windows-1252' });
    expect(textOfFile(new Uint8Array([0x93, 0x41, 0x94]))).toEqual({ text: '“A”', guessed: 'windows-1252' });
  });
});
