import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react';
import type { Dto } from '../api/client.js';
import { usePerson } from '../session/session.js';
import { aggregateOf } from './action.js';
import type { Answer, Entry } from './entry.js';
import { raiseFloor } from './floor.js';
import { Queue } from './queue.js';

const QueueContext = createContext<Queue | null>(null);
const nothing: readonly Entry[] = [];

/** The queue of who is signed in, for all pages beneath. */
export function QueueProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { id } = usePerson();
  const [queue, setQueue] = useState<Queue | null>(null);
  useEffect(() => {
    const opened = new Queue(client, id, (...done) => learn(client, ...done));
    setQueue(opened);
    void opened.open();
    return () => opened.close();
  }, [client, id]);
  return <QueueContext value={queue}>{children}</QueueContext>;
}

/** The queue; null for a moment while a page begins. */
export const useQueue = (): Queue | null => use(QueueContext);

/** What of mine waits, is under way or was refused: all of it, or of one issue. */
export function useEntries(issueId?: string): readonly Entry[] {
  const queue = useQueue();
  const entries = useSyncExternalStore(queue?.subscribe ?? never, queue?.snapshot ?? none);
  return issueId === undefined ? entries : entries.filter((entry) => entry.issueId === issueId);
}
const never = () => () => undefined;
const none = () => nothing;

/** Brings what is shown up to what the server has just done, or to why it did not. */
function learn(client: QueryClient, entry: Entry, answer: Answer, body: unknown): void {
  if (answer.kind === 'done') learnDone(entry, body);
  void client.invalidateQueries({ queryKey: ['worklist'] });
  void client.invalidateQueries({ queryKey: ['issue', entry.issueId] });
}

function learnDone({ issueId, action, madeOn }: Entry, body: unknown): void {
  if (aggregateOf(action.kind) === 'issue') {
    const { version, status, allowedActions } = body as Dto<'IssueDto'>;
    raiseFloor(issueId, { version, status, allowedActions });
  }
  if (action.kind === 'acknowledge')
    // Its owner hears of it in a moment; until then an answer of theirs would show it as it was.
    raiseFloor(issueId, { version: madeOn.issue + 1, status: 'acknowledged', allowedActions: null });
}
