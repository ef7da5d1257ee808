import { describe, expect, it } from '@jest/globals';
import { languages, localeOf, type Language } from './languages.js';
import { resources } from './resources.js';

const pluralEnding = /_(zero|one|two|few|many|other)$/;
const english = await resources.en();
const baseOf = (key: string) => key.replace(pluralEnding, '');
const basesOf = (words: Record<string, string>) => [...new Set(Object.keys(words).map(baseOf))].sort();
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
const pluralBases = [
  ...new Set(
    Object.keys(english)
      .filter((key) => pluralEnding.test(key))
      .map(baseOf),
  ),
];

describe.each(languages.map((language) => [language]))('the words in %s', (language: Language) => {
  it('are there for every key, and for no other', async () => {
    expect(basesOf(await resources[language]())).toEqual(basesOf(english));
  });

  it('are said, each of them', async () => {
    const words = await resources[language]();
    expect(Object.entries(words).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have every plural form that the language has', async () => {
    const words = await resources[language]();
    const forms = new Intl.PluralRules(localeOf(language)).resolvedOptions().pluralCategories;
    const wanted = pluralBases.flatMap((base) => forms.map((form) => `${base}_${form}`));
    expect(
      Object.keys(words)
        .filter((key) => pluralEnding.test(key))
        .sort(),
    ).toEqual(wanted.sort());
  });

  it('say what is put into them', async () => {
    const words = await resources[language]();
    const wrong = Object.entries(words).filter(([key, text]) => {
      const wanted = placeholders(english[key] ?? english[`${baseOf(key)}_other`] ?? '');
      // A plural form may say its number as a word: "two photos" is one word in Arabic.
      const isSaidAsWord = pluralEnding.test(key) && !placeholders(text).includes('count');
      const expected = isSaidAsWord ? wanted.filter((name) => name !== 'count') : wanted;
      return !key.endsWith('_zero') && placeholders(text).join() !== expected.join();
    });
    expect(wrong).toEqual([]);
  });
});

describe('other languages than English', () => {
  it.each(['es', 'ar'] as const)('are translated: %s repeats no English sentence', async (language) => {
    const words = await resources[language]();
    const same = Object.entries(words).filter(([key, text]) => text === english[key] && text.includes(' '));
    expect(same).toEqual([]);
  });
});
