import { jsonVariable, orEmpty, readEnvironment } from '@owcr/platform';
import { z } from 'zod';
import type { AuditSealer } from './chain.store.js';
import { Sealer } from './seal.js';

const privateKey = jsonVariable(
  z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), kid: z.string().min(1), x: z.string(), d: z.string() }),
);

/** Where anchors are written out to; null: they are only published and logged. */
export abstract class AnchorDirectory {
  abstract readonly path: string | null;
}

/** AUDIT_PRIVATE_JWK, or the file named by AUDIT_PRIVATE_JWK_FILE. Without either the service does not start: nothing would be sealed. */
export function readAuditSealer(): AuditSealer {
  const { AUDIT_PRIVATE_JWK } = readEnvironment(z.object({ AUDIT_PRIVATE_JWK: privateKey }));
  return { sealer: Sealer.from(AUDIT_PRIVATE_JWK) };
}

export function readAnchorDirectory(): AnchorDirectory {
  const { AUDIT_ANCHOR_DIR: path = null } = readEnvironment(z.object({ AUDIT_ANCHOR_DIR: orEmpty(z.string()) }));
  return { path };
}
