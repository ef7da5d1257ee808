import { type DomainEvent, isEventType, mayPublish, parseData, topicOf } from '@owcr/contracts';
import type { KafkaRecord } from './kafka-port.js';

/** CloudEvents 1.0, Kafka binary mode: attributes in `ce_` headers, data as JSON in the value. */
export function encode(event: DomainEvent): KafkaRecord {
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: event.type,
    ce_source: event.source,
    ce_time: event.time,
    ce_aggversion: String(event.version),
    'content-type': 'application/json',
  };
  if (event.traceparent) headers.traceparent = event.traceparent;
  return { topic: topicOf(event.type, event.source), key: event.key, value: Buffer.from(JSON.stringify(event.data)), headers };
}

/** What makes a record unreadable. Its message is the reason kept with the dead letter. */
export class MalformedRecord extends Error {}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The type, id and version of a record, checked; its data is not looked at. */
export interface RecordHead {
  id: string;
  type: string;
  version: number;
}

/** Throws MalformedRecord when the record is not an event of ours. */
export function readHead(record: Pick<KafkaRecord, 'headers'>): RecordHead {
  const { ce_id: id, ce_type: type, ce_aggversion: version } = record.headers;
  if (!id || !uuidPattern.test(id)) throw new MalformedRecord('header ce_id is not a UUID');
  if (!type) throw new MalformedRecord('header ce_type is missing');
  if (!isEventType(type)) throw new MalformedRecord(`event type ${type.slice(0, 80)} is not known to this version`);
  if (!version || !/^[1-9]\d{0,15}$/.test(version)) throw new MalformedRecord('header ce_aggversion is not a positive number');
  return { id, type, version: Number(version) };
}

/**
 * The event in a record. Throws MalformedRecord, or a ZodError naming the field at fault. The broker lets a service write on its own topics
 * only; so what is on one in the name of another is not theirs.
 */
export function decode(record: Pick<KafkaRecord, 'headers' | 'value' | 'key' | 'topic'>): DomainEvent {
  const head = readHead(record);
  if (!isEventType(head.type)) throw new MalformedRecord('unreachable');
  const { ce_source: source = '', ce_time: time = '', traceparent } = record.headers;
  if (!mayPublish(source, record.topic)) throw new MalformedRecord(`${source.slice(0, 80)} does not publish on ${record.topic}`);
  const data = parseData(head.type, parseJson(record.value));
  return { ...head, source, time, key: record.key, ...(traceparent ? { traceparent } : {}), data } as DomainEvent;
}

function parseJson(value: Buffer): unknown {
  try {
    return JSON.parse(value.toString('utf8'));
  } catch {
    throw new MalformedRecord('value is not JSON');
  }
}
