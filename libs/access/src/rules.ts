/** What the browser application imports of this library: who may do what, without anything of a server. */
export * from './ability.js';
export * from './escalation-rule.js';
export * from './narrowing.js';
export * from './permissions.js';
export * from './principal.js';
export * from './rights.js';
