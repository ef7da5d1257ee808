import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from './escape-html.js';

const nonceMark = /\{\{nonce\}\}/g;

/**
 * The one page of the web application, with a nonce for the styles that its components make: no other inline style is taken. Throws
 * where `root` holds no built application.
 */
export function pageOf(root: string, tiles: string | undefined): (nonce: string) => string {
  const text = readFileSync(join(root, 'index.html'), 'utf8').replace('</head>', `${tilesTag(tiles)}</head>`);
  return (nonce) => text.replace(nonceMark, nonce);
}

const tilesTag = (tiles: string | undefined): string =>
  tiles === undefined ? '' : `<meta name="map-tiles" content="${escapeHtml(tiles)}" />`;

/** Nothing but our own files and our own API; tiles of a map only where an address for them was configured. */
export function pagePolicy(tiles: string | undefined) {
  const tilesOrigin = tiles === undefined ? [] : [new URL(tiles.replace(/[{}]/g, '')).origin];
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:', ...tilesOrigin],
      fontSrc: ["'self'"],
      connectSrc: ["'self'", ...tilesOrigin],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  };
}

/** Of the map's worker and the service worker: they run our own scripts and ask our own server. */
export const workerPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'";
