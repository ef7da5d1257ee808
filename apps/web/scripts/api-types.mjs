// Writes the types of the API from its OpenAPI document: `npm run build && npm run api-types -w @owcr/web`. Nothing has to run for it.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wholeDocument } from '../../../test/dist/openapi/whole-document.js';
import { typesOf } from './openapi-types.mjs';

writeFileSync(fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url)), await typesOf(await wholeDocument()));
