import type { EscalationDto } from './escalation.dto.js';
import type { WallRow } from './wall.store.js';

export function toDto({ officerId: _, ...escalation }: WallRow): EscalationDto {
  return escalation;
}
