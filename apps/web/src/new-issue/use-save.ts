import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { attemptFor } from '../api/attempt.js';
import { api, data, type Dto } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { usePerson } from '../session/session.js';
import { announceSaved } from './announce.js';
import { reportOf } from './draft.js';
import type { Entered } from './draft-store.js';
import { type AfterSaving, isSentAgain, readUnsent, writeUnsent } from './unsent.js';
import { type DraftHandle, nextEntered } from './use-draft.js';

type Report = Dto<'ReportDto'>;

interface Saving {
  report: Report;
  entered: Entered;
  then: AfterSaving;
}

/** What this page waits for: who leaves the form and comes back to it does not send it a second time beside the first. */
const keysUnderWay = new Set<string>();

/** Sends one report, once: another try of the same carries the same key. */
async function send(personId: string, { report, entered, then }: Saving): Promise<Dto<'ReportedIssueDto'>> {
  const attempt = attemptFor(readUnsent(personId)?.attempt ?? null, report, () => crypto.randomUUID());
  const unsent = { attempt, entered, sentAtMs: Date.now() };
  writeUnsent(personId, { ...unsent, then });
  keysUnderWay.add(attempt.key);
  try {
    const saved = await data(
      api.POST('/api/v1/issues', { body: report, params: { header: { 'Idempotency-Key': attempt.key } } }),
    );
    writeUnsent(personId, null);
    return saved;
  } catch (error) {
    const isRefused = error instanceof Problem && error.status !== 401 && !error.isPassing;
    if (isRefused) writeUnsent(personId, { ...unsent, then: null });
    throw error;
  } finally {
    keysUnderWay.delete(attempt.key);
  }
}

/** Saving what is being entered, and what comes after it. `questions` are those of the category that is chosen then. */
export function useSave(draft: DraftHandle, questionsOf: (category: string | null) => Dto<'QuestionDto'>[], onNew: () => void) {
  const { id } = usePerson();
  const navigate = useNavigate();
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: (one: Saving) => send(id, one),
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
    const entered = draft.now();
    const report = reportOf(entered.draft, entered.contact, questionsOf(entered.draft.category));
    saving.mutate({ report, entered, then });
  };
  useSendingAgain(id, draft, saving.mutate);
  return { save, isSaving: saving.isPending, error: saving.error, isSaved: saving.isSuccess };
}

/** What waited for its author to sign in again, or was left before its answer, goes out as soon as they are back, with its first key. */
function useSendingAgain(personId: string, draft: DraftHandle, sendAgain: (one: Saving) => void): void {
  const latest = useRef({ draft, sendAgain });
  useEffect(() => {
    latest.current = { draft, sendAgain };
  });
  useEffect(() => {
    const unsent = readUnsent(personId);
    const entered = latest.current.draft.now();
    if (!unsent?.then || keysUnderWay.has(unsent.attempt.key) || !isSentAgain(unsent, entered, Date.now())) return;
    latest.current.sendAgain({ report: JSON.parse(unsent.attempt.body) as Report, entered, then: unsent.then });
  }, [personId]);
}
