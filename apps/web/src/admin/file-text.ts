export interface FileText {
  text: string;
  /** Set where the file is not UTF-8 and does not say what it is: somebody should look at what became of its letters. */
  guessed?: string;
}

/** What spreadsheets of the West write that do not write UTF-8. */
const western = 'windows-1252';

/** The text of a file: UTF-8, UTF-16 with its mark, or else what old spreadsheets write. No letter of it is lost. */
export function textOfFile(bytes: Uint8Array): FileText {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return { text: new TextDecoder(mark, { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder(western).decode(bytes), guessed: western };
  }
}
