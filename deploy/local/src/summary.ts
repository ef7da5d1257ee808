import { DemoAccessFile, demoPeople, type DemoPersonKey } from './demo-access.js';
import type { StartOptions } from './options.js';
import type { LocalStack } from './stack.js';

/** What somebody needs to know who has just started it. The last line is relied upon by other programs. */
export function summaryOf(options: StartOptions, stack: LocalStack, tookMs: number): string {
  const access = new DemoAccessFile(options.dataDir);
  const people = access.people();
  const roleOf = (key: DemoPersonKey) => (key === 'secondAdmin' ? 'admin' : key);
  const known = demoPeople.flatMap((key) => (people[key] ? [`  ${roleOf(key).padEnd(11)} ${people[key].name}`] : []));
  return [
    '',
    `Started in ${(tookMs / 1000).toFixed(1)} s.`,
    '',
    `  Application  ${stack.url}`,
    `  API          ${stack.url}/docs`,
    `  Logs         ${stack.logDir}`,
    '',
    `People to try it as, in a browser at ${stack.url}/session/login or by their tokens in ${access.file}:`,
    ...known,
    '',
    'Stop: Ctrl+C     Begin again with empty data: npm start -- --fresh',
    '',
    `Ready: ${stack.url}`,
  ].join('\n');
}
