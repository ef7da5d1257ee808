import { IdempotencyKey1700000000500 } from './migrations/1700000000500-idempotency-key.js';
import { Reach1760000002010 } from './migrations/1760000002010-reach.js';

export const platformMigrations = [IdempotencyKey1700000000500, Reach1760000002010];
