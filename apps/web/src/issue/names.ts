import { useQuery } from '@tanstack/react-query';
import { usePerson } from '../session/session.js';
import { notesQuery, officersQuery, type IssueView } from './issue-queries.js';

/** Who somebody is, as far as this page has heard: those of the precinct, and who wrote a note. */
export function useNameOf({ issue, assignment }: IssueView): (id: unknown) => string {
  const me = usePerson();
  const precinct = issue.sector?.precinct ?? '';
  const { data: officers = [] } = useQuery({ ...officersQuery(me.id, precinct), enabled: precinct !== '' });
  const { data: notes = [] } = useQuery(notesQuery(me.id, issue.id));
  const held = assignment?.officer ?? issue.officer;
  const known = [...officers, ...notes.map(({ author }) => author), me, ...(held ? [held] : [])];
  const names = new Map(known.map(({ id, name }) => [id, name]));
  return (id) => names.get(String(id)) ?? (id === issue.reportedBy ? 'who took the report' : 'somebody of the department');
}
