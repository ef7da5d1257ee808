import { catalogAr } from './catalog-ar.js';
import { ar } from './words-ar.js';

export const allAr: Record<string, string> = { ...ar, ...catalogAr };
