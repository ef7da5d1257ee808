import { catalogEs } from './catalog-es.js';
import { es } from './words-es.js';

export const allEs: Record<string, string> = { ...es, ...catalogEs };
