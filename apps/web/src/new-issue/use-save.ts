import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { attemptFor } from '../api/attempt.js';
import { api, data, type Dto } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { usePerson } from '../session/session.js';
import { announceSaved } from './announce.js';
import { reportOf } from './draft.js';
import { type AfterSaving, readUnsent, writeUnsent } from './unsent.js';
import { type DraftHandle, nextEntered } from './use-draft.js';

type Report = Dto<'ReportDto'>;

/** Sends one report, once: another try of the same carries the same key. Who was signed out meanwhile sends it after signing in. */
async function send(personId: string, report: Report, then: AfterSaving): Promise<Dto<'ReportedIssueDto'>> {
  const attempt = attemptFor(readUnsent(personId)?.attempt ?? null, report, () => crypto.randomUUID());
  writeUnsent(personId, { attempt, then: null });
  try {
    const saved = await data(
      api.POST('/api/v1/issues', { body: report, params: { header: { 'Idempotency-Key': attempt.key } } }),
    );
    writeUnsent(personId, null);
    return saved;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) writeUnsent(personId, { attempt, then });
    throw error;
  }
}

/** Saving what is being entered, and what comes after it. `questions` are those of the category that is chosen then. */
export function useSave(draft: DraftHandle, questionsOf: (category: string | null) => Dto<'QuestionDto'>[], onNew: () => void) {
  const { id } = usePerson();
  const navigate = useNavigate();
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: ({ report, then }: { report: Report; then: AfterSaving }) => send(id, report, then),
    onSuccess: (saved, { then }) => {
      draft.replace(nextEntered(draft.now()));
      void client.invalidateQueries({ queryKey: ['issues'] });
      void announceSaved(saved);
      if (then === 'new') onNew();
      else void navigate({ to: '/issues/$issueId', params: { issueId: saved.id } });
    },
  });
  const save = (then: AfterSaving) => {
    if (saving.isPending) return;
    const { draft: entered, contact } = draft.now();
    saving.mutate({ report: reportOf(entered, contact, questionsOf(entered.category)), then });
  };
  useSendingAfterSignIn(id, (report, then) => saving.mutate({ report, then }));
  return { save, isSaving: saving.isPending, error: saving.error, isSaved: saving.isSuccess };
}

/** What waited for its author to sign in again goes out as soon as they are back, with its first key. */
function useSendingAfterSignIn(personId: string, sendAgain: (report: Report, then: AfterSaving) => void): void {
  const latest = useRef(sendAgain);
  useEffect(() => {
    latest.current = sendAgain;
  });
  useEffect(() => {
    const unsent = readUnsent(personId);
    if (!unsent?.then) return;
    writeUnsent(personId, { ...unsent, then: null });
    latest.current(JSON.parse(unsent.attempt.body) as Report, unsent.then);
  }, [personId]);
}
