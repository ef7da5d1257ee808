/** Jest's globalSetup: backing services for a run by hand. `npm test` has started them already and set the environment. */
export default async function setUp() {
  if (process.env['OWCR_TEST_POSTGRES'] && process.env['OWCR_TEST_KAFKA']) return;
  const { testEnvironment } = await import('../deploy/local/dist/backing.js');
  const { startTestBacking } = await import('../libs/testing/dist/backing.js');
  const backing = await startTestBacking();
  Object.assign(process.env, testEnvironment(backing));
  globalThis.stopTestBacking = backing.stop;
}
