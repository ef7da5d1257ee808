import type { QueryClient } from '@tanstack/react-query';
import { settled } from '../app/settled.js';
import type { Action } from './action.js';
import { noteReached, whenConnectionChanges, lostSince } from './connection.js';
import {
  inOrder,
  longestPauseMs,
  nextDueMs,
  nextState,
  pauseMs,
  sendable,
  type Answer,
  type Entry,
  type Versions,
} from './entry.js';
import { rebased, type Standing } from './foresight.js';
import { entryStore } from './entry-store.js';
import { offlineDatabase } from './kept.js';
import { send, type Sent } from './send.js';
import { serverNowMs } from '../time/server-clock.js';

const waitForOtherWindowMs = 3_000;
/** That something waits on this device: then the queue is looked at before everything else. */
const waitingMark = 'queue-waits';

export type Done = (entry: Entry, answer: Answer, body: unknown) => void;

export interface NewEntry {
  issueId: string;
  reference: string;
  action: Action;
  madeOn: Versions;
  /** How long it waits for its author to take it back; 0 where it is sent at once. */
  undoForMs?: number;
}

/**
 * The one way in which anything is done to an issue: kept on the device first, then sent, in order per issue, until the server has said
 * yes or no. One window sends at a time; the others see what becomes of it.
 */
export class Queue {
  private entries: readonly Entry[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly channel = new BroadcastChannel('queue');
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pausedUntilMs = 0;
  private isSending = false;
  private isClosed = false;
  private isKept = true;
  private hasFailed = false;
  /** Keys of what this window made and has not sent yet. Of anything else it cannot know whether it was sent before its time. */
  private readonly held = new Set<string>();
  private readonly ends: (() => void)[] = [];

  constructor(
    private readonly client: QueryClient,
    readonly personId: string,
    private readonly done: Done,
  ) {}

  /** Shows what waits, and begins to send it. */
  async open(): Promise<void> {
    const onOnline = () => this.tryNow();
    const onOffline = () => noteReached(false);
    const onHidden = () => document.visibilityState === 'hidden' && this.release();
    const onLeave = (event: Event) => this.goesWithPage() && event.preventDefault();
    addEventListener('online', onOnline);
    addEventListener('offline', onOffline);
    addEventListener('beforeunload', onLeave);
    document.addEventListener('visibilitychange', onHidden);
    // Also to send it, should the window it was made in be closed first.
    this.channel.onmessage = () => void this.load().then(() => this.schedule());
    const endWatch = whenConnectionChanges(() => lostSince() === null && this.tryNow());
    this.ends.push(
      () => removeEventListener('online', onOnline),
      () => removeEventListener('offline', onOffline),
      () => removeEventListener('beforeunload', onLeave),
      () => document.removeEventListener('visibilitychange', onHidden),
      endWatch,
    );
    if (localStorage.getItem(waitingMark) === null) await settled;
    if (this.isClosed) return;
    await offlineDatabase()
      .then(({ forgetOthers }) => forgetOthers(this.personId))
      .catch(() => undefined);
    await this.load();
    this.schedule();
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.channel.close();
    for (const end of this.ends) end();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): readonly Entry[] => this.entries;

  /** That something waits, and only in this page: its author must not close it. */
  readonly goesWithPage = (): boolean => !this.isKept && this.entries.length > 0;

  /** That the last thing done could not be kept, as on a full device: it is as if it had not been done. */
  readonly failedToKeep = (): boolean => this.hasFailed;

  /** True once it is kept on the device: from then on it is not lost. */
  async add(entry: NewEntry): Promise<boolean> {
    this.hasFailed = await this.keep(entry).then(
      () => false,
      () => true,
    );
    await this.changed();
    if (!this.hasFailed) void this.sendDue();
    return !this.hasFailed;
  }

  /** Whether it can still be taken back here. */
  canUndo({ id }: Entry): boolean {
    return this.held.has(id);
  }

  /** Takes back what is not under way yet. False where it was too late: then it is done. */
  async undo(entry: Entry): Promise<boolean> {
    const store = await entryStore();
    const isTakenBack = entry.seq !== undefined && this.canUndo(entry) && (await store.takeBack(entry.seq));
    if (isTakenBack) this.held.delete(entry.id);
    await this.changed();
    return isTakenBack;
  }

  /**
   * Sends now what waits to be taken back: its author turns away, and the page may be gone in a moment. Therefore the request goes first,
   * and what is kept is settled by its answer; where that never comes it is sent again later, under the same key.
   */
  private release(): void {
    const isHeld = (entry: Entry) => (entry.undoUntilMs ?? 0) > serverNowMs() && this.canUndo(entry);
    for (const entry of sendable(this.entries, Infinity).filter(isHeld)) {
      this.held.delete(entry.id);
      void send(this.client, entry)
        .then((sent) => this.settle(entry, sent))
        .then(() => this.schedule());
    }
  }

  private async keep({ undoForMs = 0, ...entry }: NewEntry): Promise<void> {
    const store = await entryStore();
    if (store.isKept) localStorage.setItem(waitingMark, '1');
    const id = crypto.randomUUID();
    if (undoForMs > 0) this.held.add(id);
    await store.add({
      ...entry,
      id,
      personId: this.personId,
      madeAt: new Date(serverNowMs()).toISOString(),
      state: { kind: 'queued', attempts: 0, notBeforeMs: undoForMs > 0 ? Date.now() + undoForMs : 0 },
      ...(undoForMs > 0 && { undoUntilMs: serverNowMs() + undoForMs }),
    });
  }

  /** Its author has read why it was refused, and lets it go. What waits behind it is made on `now`. */
  async discard(entry: Entry, now: Standing): Promise<void> {
    const store = await entryStore();
    if (entry.seq !== undefined) await store.delete(entry.seq);
    await this.rebase(entry.issueId, now);
  }

  /** Its author has seen the newer state and wants it all the same. It is another request, so it has another key. */
  async sendAgain(entry: Entry, now: Standing): Promise<void> {
    const store = await entryStore();
    const state = { kind: 'queued', attempts: 0, notBeforeMs: 0 } as const;
    if (entry.seq !== undefined) await store.update(entry.seq, { id: crypto.randomUUID(), state });
    await this.rebase(entry.issueId, now);
  }

  /** Forgets all pauses: the line is back, or somebody wants to know. */
  tryNow(): void {
    this.pausedUntilMs = 0;
    void this.sendDue(true);
  }

  private async rebase(issueId: string, now: Standing): Promise<void> {
    const store = await entryStore();
    const mine = (await this.read()).filter((entry) => entry.issueId === issueId);
    await store.put(rebased(now, mine));
    await this.changed();
    void this.sendDue();
  }

  private async read(): Promise<Entry[]> {
    const store = await entryStore();
    this.isKept = store.isKept;
    return inOrder(await store.of(this.personId));
  }

  private async load(): Promise<void> {
    if (this.isClosed) return;
    this.entries = await this.read();
    if (this.isKept && this.entries.length === 0) localStorage.removeItem(waitingMark);
    for (const listener of this.listeners) listener();
  }

  private async changed(): Promise<void> {
    await this.load();
    if (!this.isClosed) this.channel.postMessage('changed');
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const dueMs = nextDueMs(this.entries);
    const isInterrupted = this.entries.some(({ state }) => state.kind === 'sending');
    if (this.isClosed || (dueMs === null && !isInterrupted)) return;
    const atMs = Math.max(this.pausedUntilMs, isInterrupted ? 0 : (dueMs ?? 0));
    this.timer = setTimeout(() => void this.sendDue(), Math.min(longestPauseMs, Math.max(0, atMs - Date.now())));
  }

  private async sendDue(isImpatient = false): Promise<void> {
    if (this.isSending || this.isClosed || Date.now() < this.pausedUntilMs) return this.isSending ? undefined : this.schedule();
    this.isSending = true;
    try {
      if (!(await alone(() => this.sendAll(isImpatient)))) this.pausedUntilMs = Date.now() + waitForOtherWindowMs;
    } finally {
      this.isSending = false;
      await this.load();
      this.schedule();
    }
  }

  private async sendAll(isImpatient: boolean): Promise<void> {
    let atMs = isImpatient ? Infinity : Date.now();
    for (let next = sendable(await this.read(), atMs)[0]; next; next = sendable(await this.read(), atMs)[0]) {
      const answer = await this.sendOne(next);
      if (answer === null) continue;
      atMs = Date.now();
      if (this.isClosed || answer.kind === 'signed-out') return void (this.pausedUntilMs = atMs + pauseMs(9));
      if (answer.kind !== 'lost') continue;
      const attempts = next.state.kind === 'refused' ? 0 : next.state.attempts;
      this.pausedUntilMs = atMs + pauseMs(attempts + 1);
      return;
    }
  }

  /** One try; null where its author took it back first. */
  private async sendOne(entry: Entry): Promise<Answer | null> {
    const store = await entryStore();
    const seq = entry.seq ?? 0;
    const attempts = entry.state.kind === 'refused' ? 0 : entry.state.attempts;
    await store.update(seq, { state: { kind: 'sending', attempts } });
    await this.changed();
    if (!this.entries.some((one) => one.seq === seq)) return null;
    return this.settle(entry, await send(this.client, entry));
  }

  private async settle(entry: Entry, { answer, body }: Sent): Promise<Answer> {
    const store = await entryStore();
    const { seq = 0 } = entry;
    const state = nextState(entry, answer, Date.now());
    if (state === null || state.kind === 'refused') this.done(entry, answer, body);
    await (state === null ? store.delete(seq) : store.update(seq, { state }));
    await this.changed();
    return answer;
  }
}

/** Runs `work` unless another window of this browser is at it. */
async function alone(work: () => Promise<void>): Promise<boolean> {
  if (!('locks' in navigator)) return work().then(() => true);
  return navigator.locks.request('queue', { ifAvailable: true }, async (lock) => {
    if (lock) await work();
    return lock !== null;
  });
}
