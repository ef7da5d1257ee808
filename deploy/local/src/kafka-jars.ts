import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './run-to-end.js';

/** deploy/kafka: the list of jars and the broker's settings. */
export const kafkaDir = fileURLToPath(new URL('../../kafka/', import.meta.url));
const jarsDir = join(kafkaDir, 'target', 'jars');
const doneFile = join(kafkaDir, 'target', 'jars.json');
const downloadDeadlineMs = 10 * 60 * 1000;

/** True when every jar of the present pom.xml lies there whole. */
export function kafkaJarsComplete(): boolean {
  if (!existsSync(doneFile)) return false;
  const done = JSON.parse(readFileSync(doneFile, 'utf8')) as { pom: string; jars: Record<string, number> };
  if (done.pom !== pomText()) return false;
  return Object.entries(done.jars).every(([jar, sizeBytes]) => {
    return statSync(join(jarsDir, jar), { throwIfNoEntry: false })?.size === sizeBytes;
  });
}

/** Gets the jars through Maven unless they are there, and returns the class path. */
export async function kafkaClassPath(): Promise<string> {
  if (!kafkaJarsComplete()) await download();
  return join(jarsDir, '*');
}

async function download(): Promise<void> {
  rmSync(jarsDir, { recursive: true, force: true });
  mkdirSync(jarsDir, { recursive: true });
  const command = {
    name: 'Maven',
    command: 'mvn',
    args: ['-B', '-q', '-f', join(kafkaDir, 'pom.xml'), 'dependency:copy-dependencies'],
  };
  try {
    await runToEnd(
      { ...command, env: process.env, cwd: kafkaDir, logFile: join(kafkaDir, 'target', 'maven.log'), makes: 'shared' },
      downloadDeadlineMs,
    );
  } catch (error) {
    throw new Error(`Kafka's jars could not be had; check the network and start again. ${(error as Error).message}`, {
      cause: error,
    });
  }
  const jars = Object.fromEntries(readdirSync(jarsDir).map((jar) => [jar, statSync(join(jarsDir, jar)).size]));
  writeFileSync(doneFile, JSON.stringify({ pom: pomText(), jars }, null, 2) + '\n');
}

function pomText(): string {
  return readFileSync(join(kafkaDir, 'pom.xml'), 'utf8');
}
