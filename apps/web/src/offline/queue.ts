import type { QueryClient } from '@tanstack/react-query';
import { settled } from '../app/settled.js';
import type { Action } from './action.js';
import { noteReached, whenConnectionChanges, lostSince } from './connection.js';
import { inOrder, nextDueMs, nextState, pauseMs, sendable, type Answer, type Entry, type Versions } from './entry.js';
import { rebased, type Standing } from './foresight.js';
import { offlineDatabase } from './kept.js';
import { send } from './send.js';

const waitForOtherWindowMs = 3_000;
/** That something waits on this device: then the queue is looked at before everything else. */
const waitingMark = 'queue-waits';
/** `setTimeout` takes no longer ones. */
const longestTimerMs = 3_600_000;

export type Done = (entry: Entry, answer: Answer, body: unknown) => void;

export interface NewEntry {
  issueId: string;
  reference: string;
  action: Action;
  madeOn: Versions;
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
    addEventListener('online', onOnline);
    addEventListener('offline', onOffline);
    this.channel.onmessage = () => void this.load();
    const endWatch = whenConnectionChanges(() => lostSince() === null && this.tryNow());
    this.ends.push(
      () => removeEventListener('online', onOnline),
      () => removeEventListener('offline', onOffline),
      endWatch,
    );
    if (localStorage.getItem(waitingMark) === null) await settled;
    if (this.isClosed) return;
    const { forgetOthers } = await offlineDatabase();
    await forgetOthers(this.personId);
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

  /** Resolves once it is kept on the device: from then on it is not lost. */
  async add(entry: NewEntry): Promise<void> {
    const { database } = await offlineDatabase();
    localStorage.setItem(waitingMark, '1');
    await database.entries.add({
      ...entry,
      id: crypto.randomUUID(),
      personId: this.personId,
      madeAt: new Date().toISOString(),
      state: { kind: 'queued', attempts: 0, notBeforeMs: 0 },
    });
    await this.changed();
    void this.sendDue();
  }

  /** Its author has read why it was refused, and lets it go. What waits behind it is made on `now`. */
  async discard(entry: Entry, now: Standing): Promise<void> {
    const { database } = await offlineDatabase();
    if (entry.seq !== undefined) await database.entries.delete(entry.seq);
    await this.rebase(entry.issueId, now);
  }

  /** Its author has seen the newer state and wants it all the same. It is another request, so it has another key. */
  async sendAgain(entry: Entry, now: Standing): Promise<void> {
    const { database } = await offlineDatabase();
    const state = { kind: 'queued', attempts: 0, notBeforeMs: 0 } as const;
    if (entry.seq !== undefined) await database.entries.update(entry.seq, { id: crypto.randomUUID(), state });
    await this.rebase(entry.issueId, now);
  }

  /** Forgets all pauses: the line is back, or somebody wants to know. */
  tryNow(): void {
    this.pausedUntilMs = 0;
    void this.sendDue(true);
  }

  private async rebase(issueId: string, now: Standing): Promise<void> {
    const { database } = await offlineDatabase();
    const mine = (await this.read()).filter((entry) => entry.issueId === issueId);
    await database.entries.bulkPut(rebased(now, mine));
    await this.changed();
    void this.sendDue();
  }

  private async read(): Promise<Entry[]> {
    const { database } = await offlineDatabase();
    return inOrder(await database.entries.where('personId').equals(this.personId).toArray());
  }

  private async load(): Promise<void> {
    if (this.isClosed) return;
    this.entries = await this.read();
    if (this.entries.length === 0) localStorage.removeItem(waitingMark);
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
    this.timer = setTimeout(() => void this.sendDue(), Math.min(longestTimerMs, Math.max(0, atMs - Date.now())));
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
      atMs = Date.now();
      if (this.isClosed || answer.kind === 'signed-out') return void (this.pausedUntilMs = atMs + pauseMs(9));
      if (answer.kind !== 'lost') continue;
      const attempts = next.state.kind === 'refused' ? 0 : next.state.attempts;
      this.pausedUntilMs = atMs + pauseMs(attempts + 1);
      return;
    }
  }

  private async sendOne(entry: Entry): Promise<Answer> {
    const { database } = await offlineDatabase();
    const seq = entry.seq ?? 0;
    const attempts = entry.state.kind === 'refused' ? 0 : entry.state.attempts;
    await database.entries.update(seq, { state: { kind: 'sending', attempts } });
    await this.changed();
    const { answer, body } = await send(this.client, entry);
    const state = nextState(entry, answer, Date.now());
    if (state === null || state.kind === 'refused') this.done(entry, answer, body);
    await (state === null ? database.entries.delete(seq) : database.entries.update(seq, { state }));
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
