export * from './ability.js';
export * from './narrowing.js';
export * from './permissions.js';
export * from './principal.js';
export * from './service-token.js';
export * from './token-use.js';
