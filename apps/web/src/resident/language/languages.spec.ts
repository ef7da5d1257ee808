import { describe, expect, it } from '@jest/globals';
import { languageFor } from './languages.js';

const wishes = (asked: string | null, chosen: string | null, ...browser: string[]) => languageFor({ asked, chosen, browser });

describe('the language of the resident pages', () => {
  it('is what the address asks for, whatever was chosen before', () => expect(wishes('ar', 'es', 'en-US')).toBe('ar'));
  it('is what was chosen before, whatever the browser prefers', () => expect(wishes(null, 'es', 'en-US')).toBe('es'));
  it('is the best of the browser that there is', () => expect(wishes(null, null, 'fr-FR', 'es-MX', 'en')).toBe('es'));
  it('is English where none is known', () => expect(wishes('xx', 'tlh', 'fr')).toBe('en'));
});
