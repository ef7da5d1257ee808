import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { attemptFor } from '../api/attempt.js';
import { api, csrfNow, data, type Dto } from '../api/client.js';
import { usePerson } from '../session/session.js';
import { announceSaved } from './announce.js';
import { reportOf } from './draft.js';
import type { Entered } from './draft-store.js';
import {
  type AfterSaving,
  isLeftOpen,
  isSame,
  isSentAgain,
  readUnsent,
  settleUnsent,
  type Unsent,
  writeUnsent,
} from './unsent.js';
import { type DraftHandle, nextEntered } from './use-draft.js';

type Report = Dto<'ReportDto'>;

interface Saving {
  report: Report;
  entered: Entered;
  then: AfterSaving;
}

/** What this page waits for. */
const keysUnderWay = new Set<string>();

/** Sends one report, once: another try of the same carries the same key. */
async function send(personId: string, { report, entered, then }: Saving): Promise<Dto<'ReportedIssueDto'>> {
  const before = readUnsent(personId);
  const attempt = attemptFor(before?.attempt ?? null, report, () => crypto.randomUUID());
  const sentAtMs = before?.attempt.key === attempt.key ? before.sentAtMs : Date.now();
  const unsent: Unsent = { attempt, entered, sentAtMs, then };
  writeUnsent(personId, unsent);
  keysUnderWay.add(attempt.key);
  try {
    const saved = await data(
      api.POST('/api/v1/issues', { body: report, params: { header: { 'Idempotency-Key': attempt.key } } }),
    );
    settleUnsent(personId, attempt.key, null);
    return saved;
  } catch (error) {
    if (!isLeftOpen(error)) settleUnsent(personId, attempt.key, { ...unsent, then: null });
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
    // Also where its author has left the form meanwhile.
    onSuccess: (saved, { entered }) => {
      draft.forget(entered);
      void client.invalidateQueries({ queryKey: ['issues'] });
      void announceSaved(saved);
    },
  });
  const start = (one: Saving) =>
    saving.mutate(one, {
      onSuccess: (saved) => {
        // Whoever has gone on writing stays with what they write.
        if (!isSame(draft.now(), one.entered)) return;
        draft.replace(nextEntered(one.entered));
        if (one.then === 'new') onNew();
        else void navigate({ to: '/issues/$issueId', params: { issueId: saved.id } });
      },
    });
  const save = (then: AfterSaving) => {
    if (saving.isPending) return;
    const entered = draft.now();
    const report = reportOf(entered.draft, entered.contact, questionsOf(entered.draft.category));
    start({ report, entered, then });
  };
  useSendingAgain(id, draft, start);
  return { save, isSaving: saving.isPending, error: saving.error };
}

/**
 * What was left without an answer goes out as soon as its author is back, with its first key: after signing in again, after a reload, and
 * where they left the form and came back to it before the answer. Whoever stayed on the page and was told of an error tries again by hand.
 */
function useSendingAgain(personId: string, draft: DraftHandle, start: (one: Saving) => void): void {
  const latest = useRef({ draft, start });
  useEffect(() => {
    latest.current = { draft, start };
  });
  useEffect(() => {
    const unsent = readUnsent(personId);
    const entered = latest.current.draft.now();
    if (!unsent?.then || !isSentAgain(unsent, entered, Date.now())) return;
    const isLeftBehind = unsent.sentAtMs < performance.timeOrigin || keysUnderWay.has(unsent.attempt.key);
    // Without a token the server would refuse it: it was not reached when this page began.
    if (!isLeftBehind || csrfNow() === null) return;
    latest.current.start({ report: JSON.parse(unsent.attempt.body) as Report, entered, then: unsent.then });
  }, [personId]);
}
