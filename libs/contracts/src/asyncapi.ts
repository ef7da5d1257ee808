import { z } from 'zod';
import { catalogue, eventTypes } from './catalogue.js';
import { topics, topicsOf } from './topics.js';

const messageName = (type: string) => type.replaceAll('.', '_');

/** The AsyncAPI 3 document of every topic and event, made from the same schemas that check them at run time. */
export function asyncApiDocument() {
  const channels = Object.entries(topics).map(([topic, { owner, events }]) => [
    topic.replaceAll('.', '_'),
    {
      address: topic,
      description: owner === null ? 'Published on by nobody any more.' : `Published by ${owner}.`,
      messages: Object.fromEntries(
        Object.keys(events).map((type) => [messageName(type), { $ref: `#/components/messages/${messageName(type)}` }]),
      ),
    },
  ]);
  const messages = eventTypes.map((type) => [
    messageName(type),
    {
      name: type,
      contentType: 'application/json',
      description: `CloudEvents 1.0 in Kafka binary mode, on ${topicsOf(type).join(', ')}.`,
      headers: cloudEventHeaders(type),
      payload: z.toJSONSchema(catalogue[type], { io: 'input' }),
    },
  ]);
  return {
    asyncapi: '3.0.0',
    info: { title: 'Neighborhood policing events', version: '1' },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(channels) as Record<string, unknown>,
    components: { messages: Object.fromEntries(messages) as Record<string, unknown> },
  };
}

function cloudEventHeaders(type: string) {
  const text = { type: 'string' };
  return {
    type: 'object',
    required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_time', 'ce_aggversion'],
    properties: {
      ce_specversion: { const: '1.0' },
      ce_id: { type: 'string', format: 'uuid' },
      ce_type: { const: type },
      ce_source: text,
      ce_time: { type: 'string', format: 'date-time' },
      ce_aggversion: { type: 'string', description: 'Counts the events of this key on this topic, from 1.' },
      traceparent: text,
    },
  };
}
