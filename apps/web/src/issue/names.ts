import { useQuery } from '@tanstack/react-query';
import { usePerson } from '../session/session.js';
import { agenciesQuery } from './agencies.js';
import { notesQuery, officersQuery, type IssueView } from './issue-queries.js';
import { agencyMark } from './timeline-words.js';

/** Who somebody is, as far as this page has heard: those of the precinct, who wrote a note, and the agencies. */
export function useNameOf({ issue, assignment }: IssueView): (id: unknown) => string {
  const me = usePerson();
  const precinct = issue.sector?.precinct ?? '';
  const { data: officers = [] } = useQuery({ ...officersQuery(me.id, precinct), enabled: precinct !== '' });
  const { data: notes = [] } = useQuery(notesQuery(me.id, issue.id));
  const held = assignment?.officer ?? issue.officer;
  const known = [...officers, ...notes.map(({ author }) => author), me, ...(held ? [held] : [])];
  const names = new Map(known.map(({ id, name }) => [id, name]));
  const { data: agencies = [] } = useQuery(agenciesQuery(me.id));
  for (const { code, name } of agencies) names.set(`${agencyMark}${code}`, name);
  return (id) => names.get(String(id)) ?? unknownName(String(id), issue.reportedBy);
}

function unknownName(id: string, reportedBy: string | null): string {
  if (id.startsWith(agencyMark)) return id.slice(agencyMark.length);
  return id === reportedBy ? 'the clerk who took the report' : 'somebody of the department';
}
