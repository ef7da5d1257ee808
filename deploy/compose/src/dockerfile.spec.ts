import { globSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { validate } from 'dockerfile-utils';
import { readText, root } from './compose-file.js';

const dockerfile = readText('deploy/Dockerfile');
const instructions = dockerfile
  .replaceAll(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line));
const lastStage = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));
const packageJson = JSON.parse(readText('package.json')) as { workspaces: string[]; devDependencies: Record<string, string> };

describe('the Dockerfile', () => {
  it('has nothing a validator complains about', () => {
    expect(validate(dockerfile)).toEqual([]);
  });

  it('installs what the lock file says, for every workspace', () => {
    const install = instructions.findIndex((line) => line.startsWith('RUN npm ci'));
    const copied = instructions.slice(0, install).join('\n');
    const folders = packageJson.workspaces.flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }));
    expect(folders.length).toBeGreaterThan(10);
    expect(folders.filter((path) => !copied.includes(`COPY ${path} `))).toEqual([]);
  });

  it('builds every application', () => {
    const build = instructions.find((line) => line.includes('tsc -b'))!;
    const projects = globSync('apps/*/tsconfig.json', { cwd: root }).map((path) => path.replace('/tsconfig.json', ''));
    expect(projects.filter((project) => !build.split(/\s+/).includes(project))).toEqual([]);
  });

  it('runs the Node that development runs, not as root, and says how it is', () => {
    const major = /\d+/.exec(packageJson.devDependencies['node']!)![0];
    const bases = instructions.filter((line) => line.startsWith('FROM '));
    expect(bases.every((line) => line.startsWith(`FROM node:${major}-slim`))).toBe(true);
    expect(lastStage).toContain('USER node');
    expect(lastStage.some((line) => line.startsWith('HEALTHCHECK') && line.includes('healthcheck.mjs'))).toBe(true);
    expect(lastStage.some((line) => /^(ADD|RUN) /.test(line))).toBe(false);
  });

  it('leaves secrets, data and history out of what is sent to the builder', () => {
    const ignored = readText('.dockerignore').split('\n');
    for (const pattern of ['**/.env*', '.git', '.data', '**/node_modules']) expect(ignored).toContain(pattern);
    expect(readText('.gitignore').split('\n')).toContain('.env');
  });
});
