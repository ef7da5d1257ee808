import { Injectable, type MessageEvent } from '@nestjs/common';
import { theService } from '@owcr/access';
import { Wake } from '@owcr/messaging';
import { eventStream, type LogEntry } from '@owcr/platform';
import { Observable } from 'rxjs';
import { setTimeout as sleep } from 'node:timers/promises';
import { sees, totalsOf, type Outlook } from './board.answer.js';
import { BoardReader, type BoardSnapshot } from './board-reader.store.js';
import { noSector } from './board.store.js';

/** The board is counted at most this often, however many look at it and however fast it changes. */
const countEveryMs = 250;

/** The board, live. */
@Injectable()
export class BoardStream {
  private latest: BoardSnapshot | null = null;
  private counting: Promise<BoardSnapshot> | null = null;
  private countedAtMs = 0;
  private readonly commits = new Observable<void>((subscriber) => this.wake.onCommit(() => subscriber.next()));

  constructor(
    private readonly reader: BoardReader,
    private readonly wake: Wake,
  ) {}

  /**
   * Each row that changed after a place, as it is now: `message` for a sector, `review` for what lies in none. A place beyond the
   * last change is of a board that is gone, and what the client has of it is worth nothing: `reset` says so first.
   */
  async open(outlook: Outlook, asked: number | null): Promise<Observable<MessageEvent>> {
    const headSeq = await this.reader.headSeq();
    const first: LogEntry[] = asked !== null && asked > headSeq ? [{ seq: headSeq, type: 'reset', data: { seq: headSeq } }] : [];
    let passed = 0;
    const readAfter = async (seq: number): Promise<readonly LogEntry[]> => {
      if (first.length > 0) return first.splice(0);
      // Rows of others are passed once and not looked at again.
      const changes = await this.reader.changedAfter(Math.max(seq, passed));
      const last = changes.at(-1);
      if (!last) return [];
      const snapshot = await this.countedSince(last.seq);
      passed = last.seq;
      return entriesOf(changes, snapshot, outlook);
    };
    return eventStream({ readAfter, wake: this.commits, startAfter: Math.min(asked ?? headSeq, headSeq) });
  }

  /** A count that includes this change, shared by all streams. */
  private async countedSince(seq: number): Promise<BoardSnapshot> {
    while (this.latest === null || this.latest.seq < seq) {
      this.counting ??= this.count().finally(() => (this.counting = null));
      this.latest = await this.counting;
    }
    return this.latest;
  }

  /** Of the whole city, for all streams together: numbers, of which each shows the rows within its outlook. */
  private async count(): Promise<BoardSnapshot> {
    const waitMs = this.countedAtMs + countEveryMs - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    this.countedAtMs = performance.now();
    return this.reader.snapshot(theService);
  }
}

function entriesOf(changes: readonly { sector: string; seq: number }[], snapshot: BoardSnapshot, outlook: Outlook): LogEntry[] {
  const rows = new Map(snapshot.rows.map((row) => [row.sector, row]));
  const totals = { ...totalsOf(snapshot, outlook), at: snapshot.at };
  return changes.flatMap(({ sector, seq }): LogEntry[] => {
    const row = rows.get(sector);
    if (!row || !sees(outlook, row)) return [];
    return [sector === noSector ? { seq, type: 'review', data: totals } : { seq, data: { ...row, ...totals } }];
  });
}
