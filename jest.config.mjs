/**
 * Tests run on what `tsc -b` wrote: one compiler, and what is tested is what is shipped (docs/adr/0001).
 * @type {import('jest').Config}
 */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{apps,libs,deploy,test}/**/dist/**/*.spec.js'],
  transform: {},
  globalSetup: '<rootDir>/test/backing-setup.mjs',
  globalTeardown: '<rootDir>/test/backing-teardown.mjs',
  testTimeout: 30_000,
  maxWorkers: 2,
};
