export * from './backing.js';
export * from './database.js';
export * from './event.js';
export * from './eventually.js';
export * from './identity.js';
export * from './kafka.js';
export * from './running-service.js';
export * from './server-sent-events.js';
