import { describe, expect, it } from '@jest/globals';
import { mergeDocuments, type ApiDocument } from './merge-openapi.js';

const document = (path: string, type: string, more: Record<string, unknown> = {}): ApiDocument => ({
  openapi: '3.0.0',
  info: { title: path, version: '1' },
  paths: { [path]: { get: { operationId: 'list', responses: { 200: { $ref: '#/components/schemas/ListDto' } } } } },
  components: { schemas: { ListDto: { type }, ...more } },
});

/** Without those that every document has. */
function ownSchemas(components: ApiDocument['components']) {
  const every = Object.keys(mergeDocuments([], []).components?.schemas ?? {});
  return Object.fromEntries(Object.entries(components?.schemas ?? {}).filter(([name]) => !every.includes(name)));
}

describe('merged documents', () => {
  it('share what is the same', () => {
    const { components } = mergeDocuments(
      [
        { name: 'intake', document: document('/issues', 'object') },
        { name: 'escalation', document: document('/policies', 'object') },
      ],
      [],
    );
    expect(ownSchemas(components)).toEqual({ ListDto: { type: 'object' } });
  });

  it('rename what only has the same name, with everything that refers to it', () => {
    const { paths, components } = mergeDocuments(
      [
        { name: 'intake', document: document('/issues', 'object') },
        {
          name: 'sector-assignment',
          document: document('/sectors', 'string', { Outer: { items: { $ref: '#/components/schemas/ListDto' } } }),
        },
      ],
      [],
    );
    expect(ownSchemas(components)).toEqual({
      ListDto: { type: 'object' },
      SectorAssignmentListDto: { type: 'string' },
      Outer: { items: { $ref: '#/components/schemas/SectorAssignmentListDto' } },
    });
    expect(paths['/issues']).toMatchObject({ get: { responses: { 200: { $ref: '#/components/schemas/ListDto' } } } });
    expect(paths['/sectors']).toMatchObject({
      get: { responses: { 200: { $ref: '#/components/schemas/SectorAssignmentListDto' } } },
    });
  });

  it('rename what refers to something renamed, though it looks the same, and leave what was there before', () => {
    const page = { items: { $ref: '#/components/schemas/ListDto' } };
    const { components } = mergeDocuments(
      [
        { name: 'intake', document: document('/issues', 'object', { Book: { $ref: '#/components/schemas/Page' }, Page: page }) },
        { name: 'insights', document: document('/board', 'string', { Book: { $ref: '#/components/schemas/Page' }, Page: page }) },
      ],
      [],
    );
    expect(ownSchemas(components)).toEqual({
      ListDto: { type: 'object' },
      Page: page,
      Book: { $ref: '#/components/schemas/Page' },
      InsightsListDto: { type: 'string' },
      InsightsPage: { items: { $ref: '#/components/schemas/InsightsListDto' } },
      InsightsBook: { $ref: '#/components/schemas/InsightsPage' },
    });
  });

  it('say of every operation how it fails by what it takes, unless it says so itself', () => {
    const said = document('/issues', 'object');
    const own = { 400: { description: 'Own.' }, default: { description: 'Never.' } };
    const parameters = [
      { in: 'path', name: 'id' },
      { in: 'header', name: 'If-Match' },
      { in: 'header', name: 'Idempotency-Key' },
    ];
    said.paths['/issues/{id}'] = { post: { parameters, requestBody: {}, responses: own } };
    const { paths, components } = mergeDocuments([{ name: 'intake', document: said }], []);
    const refused = (path: string, method: string) => {
      const item = paths[path] as Record<string, { responses: object }>;
      return Object.keys(item[method]?.responses ?? {});
    };
    expect(refused('/issues', 'get')).toEqual(['200', '400', '401', '403', '405', '429', '431', '503', 'default']);
    expect(refused('/issues/{id}', 'post')).toEqual([
      '400',
      '401',
      '403',
      '404',
      '405',
      '408',
      '409',
      '413',
      '415',
      '422',
      '428',
      '429',
      '431',
      '503',
      'default',
    ]);
    expect(paths['/issues/{id}']).toMatchObject({ post: { responses: own } });
    expect(components?.responses).toMatchObject({ Problem: {}, Unauthorized: { headers: { 'WWW-Authenticate': {} } } });
    expect(components?.schemas).toMatchObject({
      Problem: { required: ['type', 'title', 'status', 'code', 'detail'], properties: { errors: {}, requestId: {} } },
    });
  });

  it('say of every operation what its caller comes in with', () => {
    const said = document('/issues', 'object');
    said.paths['/api/v1/public/reports'] = { post: { responses: {} } };
    said.paths['/issues/{id}'] = { post: { responses: {} } };
    said.paths['/session'] = { get: { security: [], responses: {} } };
    const { paths, components } = mergeDocuments([{ name: 'intake', document: said }], []);
    expect(paths).toMatchObject({
      '/issues': { get: { security: [{ bearer: [] }, { session: [] }] } },
      '/issues/{id}': { post: { security: [{ bearer: [] }, { session: [], csrf: [] }] } },
      '/api/v1/public/reports': { post: { security: [] } },
      '/session': { get: { security: [] } },
    });
    expect(Object.keys(components?.securitySchemes ?? {})).toEqual(['bearer', 'session', 'csrf']);
  });

  it('tell operations apart and say whose they are', () => {
    const { paths } = mergeDocuments([{ name: 'intake', document: document('/issues', 'object') }], []);
    expect(paths['/issues']).toMatchObject({ get: { operationId: 'intake_list', tags: ['intake'] } });
  });

  it('name the services that are missing', () => {
    expect(mergeDocuments([], ['insights'])['x-missing']).toEqual(['insights']);
    expect(mergeDocuments([], [])).not.toHaveProperty('x-missing');
  });
});
