import type { AccessToken } from './access-token.entity.js';

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
  createdAt: string;
  /** The person who made it. */
  createdBy: string;
  expiresAt: string;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

export function describe({
  id,
  personId,
  name,
  role,
  precincts,
  sectors,
  agency,
  only,
  createdBy,
  ...times
}: AccessToken): ApiKey {
  const { createdAt, expiresAt, revokedAt, lastUsedAt } = times;
  const text = (time: Date | null) => time?.toISOString() ?? null;
  return {
    id,
    personId,
    name,
    role,
    precincts,
    sectors,
    agency,
    only,
    createdAt: createdAt.toISOString(),
    createdBy,
    expiresAt: expiresAt.toISOString(),
    revokedAt: text(revokedAt),
    lastUsedAt: text(lastUsedAt),
  };
}
