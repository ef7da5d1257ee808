import type { EscalationDto } from './escalation.dto.js';
import type { WallRow } from './wall.store.js';

/** Without the officer, who is known for permissions only. */
export function toDto(row: WallRow): EscalationDto {
  const shown: EscalationDto & { officerId?: string | null } = { ...row };
  delete shown.officerId;
  return shown;
}
