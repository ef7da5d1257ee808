export * from './ability.js';
export * from './permissions.js';
export * from './principal.js';
export * from './reach.js';
export * from './service-token.js';
