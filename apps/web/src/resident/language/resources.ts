import type { en } from './words-en.js';
import type { catalogEn } from './catalog-en.js';
import type { Language } from './languages.js';

/** A key of the words, without the ending of its plural form. */
export type WordKey = keyof typeof en extends infer Key ? (Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key) : never;
export type CatalogKey = keyof typeof catalogEn;

/** What a language says. Each is a file of its own, fetched when it is spoken. */
export const resources: Record<Language, () => Promise<Record<string, string>>> = {
  en: () => import('./all-en.js').then(({ allEn }) => allEn),
  es: () => import('./all-es.js').then(({ allEs }) => allEs),
  ar: () => import('./all-ar.js').then(({ allAr }) => allAr),
};
