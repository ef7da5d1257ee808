import { parseSearchWith, stringifySearchWith } from '@tanstack/react-router';

/**
 * What stands behind `?` is text. Only a list is written as JSON, and a text that would be read as something else. By itself the router reads
 * every value as JSON: `1e3` would become 1000, and `12e45678` infinite. Throws on what is plain text.
 */
function jsonValueOf(text: string): unknown {
  if (!/^(?:["[]|true$|false$)/.test(text)) throw new SyntaxError('plain text');
  return JSON.parse(text);
}

export const parseSearch = parseSearchWith(jsonValueOf);
export const stringifySearch = stringifySearchWith(JSON.stringify, jsonValueOf);
