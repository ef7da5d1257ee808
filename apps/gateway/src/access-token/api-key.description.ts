import type { AccessToken } from './access-token.entity.js';
import { keyStateOf, type KeyState } from './key-rules.js';

/** What may be told of a token: everything but itself. */
export interface ApiKey {
  id: string;
  personId: string;
  name: string;
  role: string;
  precincts: string[];
  sectors: string[];
  agency: string | null;
  /** What of the role's permissions it has, as `resource:action`; null: all. */
  only: string[] | null;
  state: KeyState;
  createdAt: string;
  /** The person who made it. */
  createdBy: string;
  /** Null: it works without an approval, or nobody has approved it. */
  approvedAt: string | null;
  approvedBy: string | null;
  expiresAt: string;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

/** A key with the names of who made and who approved it; null where the gateway knows nobody by that id. */
export interface NamedApiKey extends ApiKey {
  createdByName: string | null;
  approvedByName: string | null;
}

export function describe(token: AccessToken, now: Date): ApiKey {
  const { id, personId, name, role, precincts, sectors, agency, only, createdBy, approvedBy } = token;
  const { createdAt, approvedAt, expiresAt, revokedAt, lastUsedAt } = token;
  const text = (time: Date | null) => time?.toISOString() ?? null;
  return {
    ...{ id, personId, name, role, precincts, sectors, agency, only, createdBy, approvedBy },
    state: keyStateOf(token, now),
    createdAt: createdAt.toISOString(),
    approvedAt: text(approvedAt),
    expiresAt: expiresAt.toISOString(),
    revokedAt: text(revokedAt),
    lastUsedAt: text(lastUsedAt),
  };
}
