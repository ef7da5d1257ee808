import { queryOptions } from '@tanstack/react-query';
import { api, data, type Dto } from '../api/client.js';
import { readPages } from '../api/pages.js';
import { Problem } from '../api/problem.js';
import { orKept } from '../offline/kept.js';

export type Issue = Dto<'IssueDto'>;
/** The border nearby is told where one issue is looked at, not in lists. */
export type Assignment = Dto<'AssignmentDto'> & Partial<Pick<Dto<'AssignmentDetailDto'>, 'border'>>;

/** An issue and who has to work on it: each has a version of its own. */
export interface IssueView {
  issue: Issue;
  /** Null where nobody was looked for yet, or where it is not for the reader. */
  assignment: Assignment | null;
}

/** While a page is looked at it is kept up to date. */
const refreshMs = 10_000;
const fresh = { refetchInterval: refreshMs, staleTime: 2_000 } as const;

const nullWhereNone = (error: unknown) => {
  if (error instanceof Problem && (error.status === 404 || error.status === 403)) return null;
  throw error;
};

export const issueQuery = (personId: string, id: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['issue', id, 'view', personId],
    queryFn: ({ signal }) =>
      orKept(personId, `issue/${id}`, async (): Promise<IssueView> => {
        const [issue, assignment] = await Promise.all([
          data(api.GET('/api/v1/issues/{id}', { params: { path: { id } }, signal })),
          data(api.GET('/api/v1/assignments/{issueId}', { params: { path: { issueId: id } }, signal })).catch(nullWhereNone),
        ]);
        return { issue, assignment };
      }),
  });

export const deadlinesQuery = (personId: string, id: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['issue', id, 'deadlines', personId],
    queryFn: ({ signal }) =>
      orKept(personId, `deadlines/${id}`, () =>
        data(api.GET('/api/v1/deadlines/{issueId}', { params: { path: { issueId: id } }, signal })),
      ),
  });

export const timelineQuery = (personId: string, id: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['issue', id, 'timeline', personId],
    queryFn: ({ signal }) =>
      orKept(personId, `timeline/${id}`, () =>
        data(api.GET('/api/v1/timeline/{issueId}', { params: { path: { issueId: id } }, signal })),
      ),
  });

export const photosQuery = (personId: string, id: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['issue', id, 'photos', personId],
    queryFn: ({ signal }) =>
      orKept(personId, `photos/${id}`, () => data(api.GET('/api/v1/issues/{id}/photos', { params: { path: { id } }, signal }))),
  });

/** More than anybody reads. */
const notesMax = 2_000;

export const notesQuery = (personId: string, id: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['issue', id, 'notes', personId],
    queryFn: ({ signal }) => orKept(personId, `notes/${id}`, () => allNotes(id, signal)),
  });

async function allNotes(id: string, signal: AbortSignal): Promise<Dto<'NoteEntryDto'>[]> {
  const read = (query: { limit: number; cursor?: string }) =>
    data(api.GET('/api/v1/issues/{id}/notes', { params: { path: { id }, query }, signal }));
  return (await readPages(read, { max: notesMax, keyOf: (note) => note.id })).items;
}

export const categoriesQuery = (personId: string) =>
  queryOptions({
    queryKey: ['categories', 'all', personId],
    queryFn: ({ signal }) => orKept(personId, 'categories', () => data(api.GET('/api/v1/categories', { signal }))),
    staleTime: 15 * 60_000,
  });

/** More than work in a precinct. */
const officersMax = 2_000;

/** Those who work in a precinct. */
export const officersQuery = (personId: string, precinct: string) =>
  queryOptions({
    queryKey: ['officers', precinct, personId],
    queryFn: ({ signal }) =>
      orKept(personId, `officers/${precinct}`, () =>
        readPages((page) => data(api.GET('/api/v1/officers', { params: { query: { precinct, ...page } }, signal })), {
          max: officersMax,
          keyOf: ({ id }) => id,
        }),
      ).then(({ items }) => items),
    staleTime: 5 * 60_000,
  });
