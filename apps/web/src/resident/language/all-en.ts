import { catalogEn } from './catalog-en.js';
import { en } from './words-en.js';

export const allEn: Record<string, string> = { ...en, ...catalogEn };
