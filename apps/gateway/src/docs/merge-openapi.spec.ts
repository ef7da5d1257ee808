import { describe, expect, it } from '@jest/globals';
import { mergeDocuments, type ApiDocument } from './merge-openapi.js';

const document = (path: string, type: string, more: Record<string, unknown> = {}): ApiDocument => ({
  openapi: '3.0.0',
  info: { title: path, version: '1' },
  paths: { [path]: { get: { operationId: 'list', responses: { 200: { $ref: '#/components/schemas/ListDto' } } } } },
  components: { schemas: { ListDto: { type }, ...more } },
});

describe('merged documents', () => {
  it('share what is the same', () => {
    const { components } = mergeDocuments(
      [
        { name: 'intake', document: document('/issues', 'object') },
        { name: 'escalation', document: document('/policies', 'object') },
      ],
      [],
    );
    expect(components).toEqual({ schemas: { ListDto: { type: 'object' } } });
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
    expect(components?.schemas).toEqual({
      ListDto: { type: 'object' },
      SectorAssignmentListDto: { type: 'string' },
      Outer: { items: { $ref: '#/components/schemas/SectorAssignmentListDto' } },
    });
    expect(paths['/issues']).toMatchObject({ get: { responses: { 200: { $ref: '#/components/schemas/ListDto' } } } });
    expect(paths['/sectors']).toMatchObject({
      get: { responses: { 200: { $ref: '#/components/schemas/SectorAssignmentListDto' } } },
    });
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
