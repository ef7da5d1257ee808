import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { filledIn, readCompose, root } from './compose-file.js';

const { makeEnvironment } = (await import(pathToFileURL(join(root, 'deploy/compose/make-env.mjs')).href)) as {
  makeEnvironment: () => Record<string, string>;
};

/** What the official image makes of its environment, by the program it does it with. */
function settingsOf(environment: Record<string, string>): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'owcr-broker-'));
  try {
    for (const name of ['default', 'mounted', 'final']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'default', 'server.properties'), '');
    for (const name of ['log4j2.yaml', 'tools-log4j2.yaml']) writeFileSync(join(folder, 'default', name), 'Configuration: {}\n');
    const folders = ['default', 'mounted', 'final'].flatMap((name) => [`--${name}-configs-dir`, join(folder, name)]);
    const java = ['-cp', join(root, 'deploy/kafka/target/jars/*'), 'kafka.docker.KafkaDockerWrapper', 'setup', ...folders];
    // It goes on to make the log directory, which is not there outside of the image; the settings are written by then.
    const { stderr } = spawnSync('java', java, { env: { PATH: process.env['PATH'], ...environment }, encoding: 'utf8' });
    const lines = readFileSync(join(folder, 'final', 'server.properties'), 'utf8').split('\n');
    if (lines.length < 5) throw new Error(stderr);
    return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the broker in containers', () => {
  const secrets = makeEnvironment();
  const given = Object.entries(readCompose().services['kafka']!.environment!);
  const settings = settingsOf({
    ...Object.fromEntries(given.map(([name, value]) => [name, filledIn(value, secrets)])),
    KAFKA_LOG_DIRS: join(tmpdir(), 'owcr-no-such-directory', 'log'),
  });

  it('goes by the same rules as the local one', () => {
    const local = readFileSync(join(root, 'deploy/kafka/server.properties'), 'utf8').split('\n');
    const rules = local.filter((line) => /sasl|authorizer|allow\.everyone|inter\.broker/.test(line) && !line.startsWith('#'));
    expect(rules.length).toBeGreaterThan(6);
    for (const rule of rules) expect(settings[rule.slice(0, rule.indexOf('='))]).toBe(rule.slice(rule.indexOf('=') + 1));
  });

  it('lets nobody in without a name, and one administrator with the password that provisioning has', () => {
    expect(settings['listener.security.protocol.map']).toBe('CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT');
    expect(settings['super.users']).toBe('User:owcr-admin');
    const password = secrets['KAFKA_ADMIN_PASSWORD']!;
    for (const listener of ['client', 'controller']) {
      expect(settings[`listener.name.${listener}.plain.sasl.jaas.config`]).toBe(
        `org.apache.kafka.common.security.plain.PlainLoginModule required username="owcr-admin" password="${password}" user_owcr-admin="${password}";`,
      );
    }
  });
});
