export * from './reach.js';
export * from './rules.js';
export * from './service-token.js';
export * from './token-use.js';
