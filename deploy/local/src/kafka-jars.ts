import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** deploy/kafka: the list of jars and the broker's settings. */
export const kafkaDir = fileURLToPath(new URL('../../kafka/', import.meta.url));
const jarsDir = join(kafkaDir, 'target', 'jars');
const doneFile = join(kafkaDir, 'target', 'jars.json');
const downloadDeadlineMs = 10 * 60 * 1000;
const run = promisify(execFile);

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
  try {
    await run('mvn', ['-B', '-q', '-f', join(kafkaDir, 'pom.xml'), 'dependency:copy-dependencies'], { timeout: downloadDeadlineMs });
  } catch (error) {
    const { stdout, stderr, message } = error as { stdout?: string; stderr?: string; message: string };
    const reason = (stdout || stderr || message).split('\n').filter((line) => line.includes('ERROR')).slice(0, 3).join('\n');
    throw new Error(`Maven could not get Kafka's jars. Check the network, then: mvn -f deploy/kafka/pom.xml dependency:copy-dependencies\n${reason || message}`);
  }
  const jars = Object.fromEntries(readdirSync(jarsDir).map((jar) => [jar, statSync(join(jarsDir, jar)).size]));
  writeFileSync(doneFile, JSON.stringify({ pom: pomText(), jars }, null, 2) + '\n');
}

function pomText(): string {
  return readFileSync(join(kafkaDir, 'pom.xml'), 'utf8');
}
