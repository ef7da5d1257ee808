import { useCallback, useEffect, useRef, useState } from 'react';
import { api, data } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { sentDraft, type Report } from './draft.js';
import type { DraftInHand } from './use-draft.js';
import { useResend } from './use-resend.js';

export interface Sending {
  isSending: boolean;
  /** Why the last try did not succeed. */
  problem: Problem | null;
  send: (report: Report) => void;
  /** Once more what was sent before. */
  again: () => void;
}

const isUnanswered = ({ status }: Problem) => status === 0 || status >= 500;

/**
 * Sends the report under its one key, so that it is one however often it arrives. While there is no answer the same text is tried again,
 * by itself too, also after a reload; a refusal gives the draft back to be mended.
 */
export function useSending({ draft, change }: DraftInHand): Sending {
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);
  const inFlight = useRef(false);
  const { key, attempt } = draft;
  const send = useCallback(
    async (report: Report) => {
      if (inFlight.current) return;
      inFlight.current = true;
      setSending(true);
      change({ attempt: report });
      try {
        const { reference, trackingCode } = await post(report, key);
        change((now) => sentDraft(now, { reference, code: trackingCode, isPlaced: report.location != null }));
        setProblem(null);
      } catch (error) {
        const found = error instanceof Problem ? error : new Problem(0, 'unreachable', String(error));
        setProblem(found);
        setTries((count) => count + 1);
        if (!isUnanswered(found)) change({ attempt: null });
      } finally {
        inFlight.current = false;
        setSending(false);
      }
    },
    [change, key],
  );
  const again = useCallback(() => {
    if (attempt) void send(attempt);
  }, [attempt, send]);
  const wasLeft = attempt !== null && tries === 0 && !isSending;
  useEffect(() => {
    if (wasLeft) again();
  }, [wasLeft, again]);
  useResend(attempt !== null && !isSending, tries, again);
  return { isSending, problem, send: (report) => void send(report), again };
}

const post = (report: Report, key: string) =>
  data(api.POST('/api/v1/public/reports', { params: { header: { 'Idempotency-Key': key } }, body: report }));
