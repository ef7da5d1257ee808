import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const fixtures = `${root}test/architecture/fixtures`;
const config = `${root}.dependency-cruiser.cjs`;
const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: { name: string }[] };

interface Report {
  summary: { violations: { rule: { name: string } }[]; totalCruised: number };
}

/** What dependency-cruiser finds in a folder, by the project's own rules. */
function violations(folder: string, ...paths: string[]): { rules: string[]; cruised: number } {
  const args = ['--config', config, '--output-type', 'json', '--no-progress', ...paths];
  const found = (text: string) => JSON.parse(text) as Report;
  let report: Report;
  try {
    report = found(
      execFileSync(`${root}node_modules/.bin/depcruise`, args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 << 20 }),
    );
  } catch (error) {
    report = found((error as { stdout: string }).stdout);
  }
  return { rules: report.summary.violations.map((v) => v.rule.name), cruised: report.summary.totalCruised };
}

describe('boundaries', () => {
  it('have a fixture for every rule', () => {
    expect(readdirSync(fixtures).sort()).toEqual(forbidden.map((rule) => rule.name).sort());
  });

  it.each(readdirSync(fixtures))('%s is found where it is broken', (rule) => {
    const folder = `${fixtures}/${rule}`;
    expect(violations(folder, ...readdirSync(folder)).rules).toContain(rule);
  });
});
