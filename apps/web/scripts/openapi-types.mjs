import openapiTS, { astToString } from 'openapi-typescript';

/** The TypeScript declarations of an OpenAPI document, as src/api/schema.d.ts keeps them. */
export async function typesOf(document) {
  return `// Made from the OpenAPI document by \`npm run api-types -w @owcr/web\`; not to be edited.\n${astToString(await openapiTS(document))}`;
}
