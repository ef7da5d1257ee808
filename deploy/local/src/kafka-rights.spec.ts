import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type EventType, topics, topicsOf } from '@owcr/contracts';
import { readSubscription } from '@owcr/messaging';
import { accessRules, kafkaUserOf, rights } from './kafka-rights.js';
import { toolLine } from './kafka-access.js';
import { rootDir, serviceNames, type ServiceName } from './layout.js';

/** What Nest keeps the subscription of a method under (`@EventPattern`). */
const patternKey = 'microservices:pattern';

/** Every `@Subscribe` in what was built of this service. */
async function subscriptionsOf(service: ServiceName): Promise<{ consumer: string; types: readonly EventType[] }[]> {
  const dist = join(rootDir, 'apps', service, 'dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !file.endsWith('.spec.js'))
    .map((file) => join(dist, file))
    .filter((file) => readFileSync(file, 'utf8').includes('Subscribe('));
  const found = [];
  for (const file of files) {
    const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    for (const value of Object.values(exported)) {
      if (typeof value !== 'function') continue;
      const prototype = value.prototype as Record<string, object>;
      for (const method of Object.getOwnPropertyNames(prototype)) {
        const patterns = (Reflect.getMetadata(patternKey, prototype[method]!) ?? []) as string[];
        found.push(...patterns.map(readSubscription));
      }
    }
  }
  return found;
}

describe('the rights on the broker', () => {
  it.each(serviceNames)('let %s read the topics it subscribes to and no other, in groups of its own', async (service) => {
    const subscriptions = await subscriptionsOf(service);
    expect(subscriptions.length).toBeGreaterThan(0);
    const followed = new Set(subscriptions.flatMap(({ types }) => types.flatMap(topicsOf)));
    expect([...rights[service].reads].sort()).toEqual([...followed].sort());
    for (const { consumer } of subscriptions) expect(consumer.startsWith(`${rights[service].groups}.`)).toBe(true);
  });

  it.each(serviceNames)('let %s write the topics it owns and no other', (service) => {
    const owned = Object.entries(topics).filter(([, { owner }]) => owner === service);
    expect([...rights[service].writes].sort()).toEqual(owned.map(([topic]) => topic).sort());
  });

  it('let no two services share a group, or one that begins like another', () => {
    const groups = serviceNames.map((service) => `${rights[service].groups}.`);
    for (const one of groups) expect(groups.filter((other) => other.startsWith(one))).toEqual([one]);
  });

  it('are the lines of the architecture document', () => {
    const document = readFileSync(join(rootDir, 'docs', 'ARCHITECTURE.md'), 'utf8');
    const short = (names: readonly string[]) => names.map((name) => name.replace('owcr.', '')).sort();
    for (const service of serviceNames) {
      const cells = document
        .split('\n')
        .find((line) => line.startsWith(`| \`${service}\``))!
        .split('|');
      const [publishes, follows] = [cells[3]!, cells[4]!].map((cell) => cell.match(/[a-z]+(?:\.[a-z]+)?/g) ?? []);
      expect(short(publishes!)).toEqual(short(rights[service].writes.filter((topic) => !topic.startsWith('owcr.audit'))));
      const [all, , ...butNot] = follows!;
      const named =
        all === 'all' ? Object.keys(topics).filter((topic) => !butNot.includes(topic.replace('owcr.', ''))) : follows!;
      expect(short(named)).toEqual(short(rights[service].reads));
    }
  });

  it('come with the prefix of topics and groups, and as lines for the tool of Kafka', () => {
    const own = accessRules('t1.').filter(({ user }) => user === kafkaUserOf('intake'));
    expect(own.map(({ name }) => name)).toEqual([
      't1.owcr.issue',
      't1.owcr.audit.intake',
      't1.owcr.assignment',
      't1.owcr.escalation',
      't1.owcr.roster',
      't1.intake.',
    ]);
    expect(toolLine(own[0]!)).toContain(
      `--allow-principal 'User:owcr-intake' --operation Write --topic 't1.owcr.issue' --resource-pattern-type literal`,
    );
  });
});
