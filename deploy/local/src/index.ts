export { startBacking } from './backing.js';
export type { Backing, BackingOptions } from './backing.js';
