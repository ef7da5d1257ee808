import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Where the pages find the letters they are written in: those of the application. */
export const typefacePath = '/typeface.woff2';
const dayS = 24 * 3600;
const letters = readFileSync(
  createRequire(import.meta.url).resolve('@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2'),
);

/** Answers with the typeface; a browser keeps it for a day. */
export function sendTypeface(context: { type: string; body: unknown; set(name: string, value: string): void }): void {
  context.type = 'font/woff2';
  context.set('cache-control', `public, max-age=${dayS}`);
  context.body = letters;
}
