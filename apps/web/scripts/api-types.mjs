// Writes the types of the API from the OpenAPI document of a running system: `npm run api-types -w @owcr/web` (OWCR_URL says where it runs).
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { typesOf } from './openapi-types.mjs';

const origin = process.env.OWCR_URL ?? 'http://localhost:8080';
const answer = await fetch(`${origin}/docs/openapi.json`, { signal: AbortSignal.timeout(10_000) });
if (!answer.ok) throw new Error(`${origin}/docs/openapi.json answered ${answer.status}`);
writeFileSync(fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url)), await typesOf(await answer.json()));
