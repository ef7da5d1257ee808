import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { kafkaEnvironment, readKafkaConnection } from './kafka-connection.js';

const directory = mkdtempSync(join(tmpdir(), 'owcr-connection-'));
afterAll(() => rmSync(directory, { recursive: true }));

const brokers = { KAFKA_BROKERS: 'one:9092,two:9092' };
const user = { KAFKA_SASL_USERNAME: 'owcr-intake', KAFKA_SASL_PASSWORD: 'hush' };
const pem = (what: string) => `-----BEGIN ${what}-----\nx\n-----END ${what}-----\n`;

function file(name: string, text: string): string {
  writeFileSync(join(directory, name), text);
  return join(directory, name);
}

describe('how Kafka is reached', () => {
  it('is in clear and without a name where only addresses are given', () => {
    expect(readKafkaConnection(brokers)).toEqual({ brokers: ['one:9092', 'two:9092'] });
    expect(readKafkaConnection({ ...brokers, KAFKA_SASL_USERNAME: '', KAFKA_TLS: 'false' })).toEqual({
      brokers: ['one:9092', 'two:9092'],
    });
  });

  it('is with SCRAM-SHA-512 where a name is given, and the password may lie in a file', () => {
    const given = { ...brokers, KAFKA_SASL_USERNAME: 'owcr-intake', KAFKA_SASL_PASSWORD_FILE: file('password', 'hush\n') };
    const sasl = { mechanism: 'scram-sha-512', username: 'owcr-intake', password: 'hush' };
    expect(readKafkaConnection(given).sasl).toEqual(sasl);
  });

  it('is by TLS where it is wanted, with the authority and the certificate of files', () => {
    const tls = {
      KAFKA_TLS: 'true',
      KAFKA_TLS_CA_FILE: file('ca.pem', pem('CERTIFICATE')),
      KAFKA_TLS_CERT_FILE: file('own.pem', pem('CERTIFICATE')),
      KAFKA_TLS_KEY_FILE: file('own.key', pem('PRIVATE KEY')),
    };
    const read = readKafkaConnection({ ...brokers, ...user, ...tls });
    expect(read.tls?.ca).toContain('BEGIN CERTIFICATE');
    expect(readKafkaConnection(kafkaEnvironment(read))).toEqual(read);
    expect(readKafkaConnection({ ...brokers, KAFKA_TLS: 'true' }).tls).toEqual({});
  });

  it.each([
    ['a name without a password', { KAFKA_SASL_USERNAME: 'x' }, /KAFKA_SASL_PASSWORD: is needed/],
    ['a password without a name', { KAFKA_SASL_PASSWORD: 'hush' }, /KAFKA_SASL_PASSWORD: is of no use/],
    ['a password in clear', { ...user, KAFKA_SASL_MECHANISM: 'plain' }, /KAFKA_SASL_MECHANISM: plain sends/],
    ['another mechanism', { ...user, KAFKA_SASL_MECHANISM: 'oauth' }, /KAFKA_SASL_MECHANISM/],
    ['an authority without TLS', { KAFKA_TLS_CA: pem('CERTIFICATE') }, /KAFKA_TLS_CA: is of no use/],
    ['an authority that is none', { KAFKA_TLS: 'true', KAFKA_TLS_CA: 'hush' }, /KAFKA_TLS_CA: must be a certificate/],
    ['half a certificate', { KAFKA_TLS: 'true', KAFKA_TLS_CERT: pem('CERTIFICATE') }, /KAFKA_TLS_CERT: and KAFKA_TLS_KEY/],
    ['both value and file', { ...user, KAFKA_SASL_PASSWORD_FILE: '/hush' }, /KAFKA_SASL_PASSWORD_FILE: set together/],
    ['a file that is not there', { KAFKA_SASL_USERNAME: 'x', KAFKA_SASL_PASSWORD_FILE: '/hush' }, /_FILE: .*ENOENT/],
    ['yes and no', { KAFKA_TLS: 'yes' }, /KAFKA_TLS/],
  ])('is refused with %s, and the answer names the variable and no value', (_, given, message) => {
    const read = () => readKafkaConnection({ ...brokers, ...given });
    expect(read).toThrow(message);
    expect(read).not.toThrow(/hush/);
  });
});
