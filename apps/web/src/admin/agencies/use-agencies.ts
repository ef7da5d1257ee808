import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useAttemptKey } from '../../api/attempt-key.js';
import { api, data, ifMatch } from '../../api/client.js';
import { agencyChanges, type Agency, type AgencyDraft } from './agency-draft.js';

/** Reads the agencies again wherever they are named, also after a refusal: somebody else may have changed one. */
function useReadAgain(): () => Promise<unknown> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['agencies'] });
}

/** Adds an agency, or changes one on the version that was seen. */
export function useSavingAgency(before: Agency | null, done: (name: string) => void) {
  const attempt = useAttemptKey();
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: async (draft: AgencyDraft): Promise<void> => {
      const { code, handles } = draft;
      if (before === null) {
        const body = { code: code.trim(), name: draft.name.trim(), handles: [...handles] };
        await data(api.POST('/api/v1/agencies', { body, params: { header: attempt.keyFor(body) } }));
        return;
      }
      const body = agencyChanges(before, draft);
      if (Object.keys(body).length === 0) return;
      const header = { ...ifMatch(before.version), ...attempt.keyFor({ ...body, code: before.code, version: before.version }) };
      await data(api.PATCH('/api/v1/agencies/{code}', { body, params: { path: { code: before.code }, header } }));
    },
    onSuccess: (_, { name }) => done(name.trim()),
    onSettled: readAgain,
  });
}

/** Lets issues be referred to an agency, or no longer. */
export function useActivating({ code, version, active }: Agency, done: () => void) {
  const attempt = useAttemptKey();
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: () => {
      const body = { active: !active };
      const header = { ...ifMatch(version), ...attempt.keyFor({ ...body, code, version }) };
      return data(api.PATCH('/api/v1/agencies/{code}', { body, params: { path: { code }, header } }));
    },
    onSuccess: done,
    onSettled: readAgain,
  });
}
