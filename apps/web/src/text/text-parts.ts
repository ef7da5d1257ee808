/** A run of a text; `isNumber`: figures that belong together, to be read from left to right whatever stands around them. */
export interface TextPart {
  text: string;
  isNumber: boolean;
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
/** A telephone number, a time, a date: figures with what people put between them. */
const figures = /\+?\(?\d[\d\s().\-/:\u2010-\u2015]*\d/gu;

/**
 * The parts of a text that is written from right to left. Within one, browsers put the groups of a telephone number in the order of its
 * words, so that it reads backwards, unless each number is set apart.
 */
export function partsOf(text: string): TextPart[] {
  if (!rightToLeft.test(text)) return [{ text, isNumber: false }];
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: number, index } of text.matchAll(figures)) {
    parts.push({ text: text.slice(end, index), isNumber: false }, { text: number, isNumber: true });
    end = index + number.length;
  }
  return [...parts, { text: text.slice(end), isNumber: false }].filter((part) => part.text !== '');
}
