export * from './asyncapi.js';
export * from './catalogue.js';
export * from './past.js';
export * from './topics.js';
export * from './vocabulary.js';
export type { AssignmentReason } from './events/assignment.js';
export { auditResults, type AuditResult } from './events/audit.js';
export { statedAbsencesMax, statedShiftsMax } from './events/roster.js';
