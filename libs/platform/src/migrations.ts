import { IdempotencyKey1700000000500 } from './migrations/1700000000500-idempotency-key.js';

export const platformMigrations = [IdempotencyKey1700000000500];
