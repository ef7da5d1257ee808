import { IdempotencyKey1700000000500 } from './migrations/1700000000500-idempotency-key.js';
import { Reach1760000002010 } from './migrations/1760000002010-reach.js';
import { IdempotencyReach1760000003204 } from './migrations/1760000003204-idempotency-reach.js';

export const platformMigrations = [IdempotencyKey1700000000500, Reach1760000002010, IdempotencyReach1760000003204];
