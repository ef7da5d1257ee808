export * from './rules.js';
export * from './service-token.js';
