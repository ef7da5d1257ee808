import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { asyncApiDocument, eventTypes, isEventType, parseData, mayPublish, topicOf, topics, topicsOf } from './index.js';

const golden = new URL('../golden/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, golden), 'utf8');
const files = readdirSync(golden).filter((name) => name.endsWith('.json'));

describe('golden events', () => {
  it('exist for every type, and for no other', () => {
    expect(files.map((name) => name.slice(0, -'.json'.length)).sort()).toEqual([...eventTypes].sort());
  });

  it.each(files)('%s is still read as it was written', (name) => {
    const data: unknown = JSON.parse(read(name));
    const type = name.slice(0, -'.json'.length);
    if (!isEventType(type)) throw new Error(`${type} is no event type`);
    expect(parseData(type, data)).toEqual(data);
  });

  it('were never edited: a change of meaning is a new version', () => {
    const sums = files.map((name) => `${createHash('sha256').update(read(name)).digest('hex')}  ${name}`);
    expect(sums.sort()).toEqual(read('SHA256SUMS').trim().split('\n').sort());
  });
});

describe('the catalogue', () => {
  it('names a fact and a version in each type, on exactly one topic of each who may state it', () => {
    for (const type of eventTypes) {
      expect(type).toMatch(/^[a-z]+\.[a-z-]+\.v[1-9]\d*$/);
      const owners = topicsOf(type).flatMap((topic) => topics[topic].owner ?? []);
      expect(owners.length).toBeGreaterThan(0);
      expect(new Set(owners).size).toBe(owners.length);
      for (const owner of owners) expect(topicsOf(type)).toContain(topicOf(type, owner));
    }
  });

  it('lets nobody publish what is not theirs, or on the topic of somebody else', () => {
    expect(topicOf('audit.recorded.v1', 'escalation')).toBe('owcr.audit.escalation');
    expect(() => topicOf('audit.anchored.v1', 'escalation')).toThrow('escalation does not publish audit.anchored.v1');
    expect(() => topicOf('issue.reported.v1', 'gateway')).toThrow();
    expect(mayPublish('escalation', 'owcr.audit.escalation')).toBe(true);
    expect(mayPublish('intake', 'owcr.audit.escalation')).toBe(false);
    expect(mayPublish('gateway', 'owcr.issue')).toBe(false);
  });

  it('drops what it does not know, so that a newer publisher may add fields', () => {
    const data: unknown = { ...(JSON.parse(read('issue.started.v1.json')) as object), addedLater: 1 };
    expect(parseData('issue.started.v1', data)).not.toHaveProperty('addedLater');
  });

  it('lets a review say where the issue lies, or that it lies nowhere', () => {
    const data = JSON.parse(read('assignment.review-needed.v1.json')) as object;
    for (const place of [
      { sector: '102B', precinct: '102' },
      { sector: null, precinct: null },
    ])
      expect(parseData('assignment.review-needed.v1', { ...data, ...place })).toMatchObject(place);
  });

  it('has no field for what a resident wrote or is called', () => {
    const payloads = Object.values(asyncApiDocument().components.messages).map(
      (message) => (message as { payload: unknown }).payload,
    );
    expect(JSON.stringify(payloads).match(/"(summary|description|text|phone|email|address|reporter|note)":/g)).toBeNull();
  });

  it('is an AsyncAPI 3 document with one message for each type', () => {
    const document = asyncApiDocument();
    expect(document.asyncapi).toBe('3.0.0');
    expect(Object.keys(document.components.messages)).toHaveLength(eventTypes.length);
  });
});
