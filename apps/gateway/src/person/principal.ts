import type { Principal } from '@owcr/access';
import type { KnownPerson } from './known-person.entity.js';

/** What the rest of the system is told of somebody. */
export function principalOf({ personId, name, role, precincts, sectors, agency }: KnownPerson): Principal {
  const scope = { precincts, ...(sectors.length > 0 && { sectors }), ...(agency !== null && { agency }) };
  return { id: personId, name, role, ...scope };
}
