import { isOpen } from '@owcr/contracts/words';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAttemptKey } from '../api/attempt-key.js';
import { api, data, ifMatch } from '../api/client.js';
import { readIssuePage } from '../issues/issue-pages.js';
import { similarQuery } from '../new-issue/similar.js';
import type { Issue } from './issue-queries.js';
import { useShown } from './use-editing.js';

export type Survivor = Pick<Issue, 'id' | 'reference' | 'summary' | 'address' | 'status'>;

const foundMax = 10;

/** What a merge does, said before it is done. */
export function mergeWords(reference: string, survivor: string): string {
  return (
    `${reference} ends as merged, and its deadlines stop. ${survivor} goes on for both: it shows the notes, photos and reporters of ` +
    `${reference}, and whoever follows ${reference} is told what happens to ${survivor}. The merge can be undone.`
  );
}

/** Open issues it may be the same as: by the words that are asked for, or else those alike nearby. */
export function useSurvivors({ id, category, location, summary }: Issue, asked: string) {
  const others = (issues: readonly Survivor[]) => issues.filter((one) => one.id !== id);
  const similar = useQuery({
    ...similarQuery({ category, place: location, text: summary }),
    enabled: asked === '' && location !== null,
  });
  const found = useQuery({
    queryKey: ['issues', 'survivors', asked],
    queryFn: ({ signal }) => readIssuePage({ view: 'open', q: asked, limit: foundMax + 1 }, signal),
    enabled: asked !== '',
  });
  const shown = asked === '' ? similar : found;
  const items: readonly Survivor[] | undefined =
    asked === '' ? similar.data?.filter(({ status }) => isOpen(status)) : found.data?.items;
  const { error, isLoading, refetch } = shown;
  return { error, isLoading, refetch, data: items ? others(items).slice(0, foundMax) : location === null ? [] : undefined };
}

/** Merges the issue, on the version that was seen, into another one. */
export function useMerging({ id, version }: Issue, done: () => void) {
  const client = useQueryClient();
  const attempt = useAttemptKey();
  const shown = useShown();
  return useMutation({
    mutationFn: ({ id: into }: Survivor) => {
      const header = { ...ifMatch(version), ...attempt.keyFor({ id, version, into }) };
      return data(api.POST('/api/v1/issues/{id}/merge', { params: { path: { id }, header }, body: { into } }));
    },
    onSuccess: (after) => {
      shown(after);
      done();
    },
    onError: () => client.invalidateQueries({ queryKey: ['issue', id] }),
  });
}

/** Opens a merged issue again, on the version that was seen. */
export function useUnmerging({ id, version }: Issue, done: () => void) {
  const client = useQueryClient();
  const attempt = useAttemptKey();
  const shown = useShown();
  return useMutation({
    mutationFn: () => {
      const header = { ...ifMatch(version), ...attempt.keyFor({ id, version }) };
      return data(api.POST('/api/v1/issues/{id}/unmerge', { params: { path: { id }, header } }));
    },
    onSuccess: (after) => {
      shown(after);
      done();
    },
    onError: () => client.invalidateQueries({ queryKey: ['issue', id] }),
  });
}
