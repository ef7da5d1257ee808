import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { rootDir } from '../system/system.js';
import { built, wholeDocument } from './whole-document.js';

it('the pages are typed by what the API says of itself: otherwise build and run `npm run api-types -w @owcr/web`', async () => {
  const { typesOf } = await built<{ typesOf: (document: unknown) => Promise<string> }>('apps/web/scripts/openapi-types.mjs');
  const kept = readFileSync(join(rootDir, 'apps/web/src/api/schema.d.ts'), 'utf8');
  // Not compared by `toBe`: the difference of two long texts takes minutes.
  expect((await typesOf(await wholeDocument())) === kept).toBe(true);
}, 60_000);
