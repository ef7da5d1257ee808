/** Jest's globalTeardown: ends what backing-setup started, nothing else. */
export default async function tearDown() {
  await globalThis.stopTestBacking?.();
}
