import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kafkaDir } from './kafka-jars.js';
import type { KafkaUser } from './kafka-users.js';

/** PEM texts. */
export interface BrokerTls {
  /** In PKCS 8. */
  key: string;
  certificate: string;
  /** Who signed it: clients check with it, and the broker itself as well. */
  ca: string;
}

export interface BrokerOwnSettings {
  port: number;
  controllerPort: number;
  logDir: string;
  administrator: KafkaUser;
  tls?: BrokerTls;
}

/** The broker's settings as a properties file. It holds a password: whoever writes it, writes it for its owner only. */
export function brokerSettings(own: BrokerOwnSettings): string {
  const { port, controllerPort, logDir, administrator, tls } = own;
  const addresses = `CLIENT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`;
  const settings = {
    listeners: addresses,
    'advertised.listeners': addresses,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'log.dirs': logDir.replaceAll('\\', '/'),
    'listener.security.protocol.map': `CLIENT:${tls ? 'SASL_SSL' : 'SASL_PLAINTEXT'},CONTROLLER:SASL_PLAINTEXT`,
    'super.users': `User:${administrator.username}`,
    ...Object.fromEntries(
      ['client', 'controller'].map((listener) => [`listener.name.${listener}.plain.sasl.jaas.config`, plainLogin(administrator)]),
    ),
    ...(tls && tlsSettings(tls)),
  };
  const common = readFileSync(join(kafkaDir, 'server.properties'), 'utf8');
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return `${common}\n# Of this machine\n${lines.join('\n')}\n`;
}

/** Both sides of it: who the node is, and whom it lets in. Passwords are base64url, so nothing needs quoting. */
function plainLogin({ username, password }: KafkaUser): string {
  const login = 'org.apache.kafka.common.security.plain.PlainLoginModule required';
  return `${login} username="${username}" password="${password}" user_${username}="${password}";`;
}

function tlsSettings({ key, certificate, ca }: BrokerTls): Record<string, string> {
  return {
    'listener.name.client.ssl.keystore.type': 'PEM',
    'listener.name.client.ssl.keystore.key': oneLine(key),
    'listener.name.client.ssl.keystore.certificate.chain': oneLine(certificate),
    'listener.name.client.ssl.truststore.type': 'PEM',
    'listener.name.client.ssl.truststore.certificates': oneLine(ca),
  };
}

/** A properties file goes on in the next line where one ends with a backslash; `\n` in it is a line break. */
function oneLine(pem: string): string {
  return pem.trim().replaceAll(/\r?\n/g, '\\n');
}
