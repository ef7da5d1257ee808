import { fieldsSomewhere } from '@owcr/access/rules';
import { usePerson } from '../session/session.js';

const asked = ['deadline', 'officer'] as const;

/** Which columns of the list are for who looks: another agency is shown neither deadlines nor officers of the department. */
export function useIssueFields(): Record<(typeof asked)[number], boolean> {
  const fields = fieldsSomewhere(usePerson(), 'issue', asked);
  return { deadline: fields.includes('deadline'), officer: fields.includes('officer') };
}
