import { Injectable } from '@nestjs/common';
import { Outbox } from '@owcr/messaging';
import type { EntityManager } from 'typeorm';
import type { CommandRequest } from '../idempotency.js';
import type { ServiceRequest } from '../request.js';
import { UnitOfWork } from '../unit-of-work.js';
import { auditFact, commandEntry, type AuditEntry, type AuditFact } from './audit-fact.js';
import { originOf } from './origin.js';

/** What is told of something that is no command, for example a sign-in. What is left out is taken from the request. */
export type Told = Pick<AuditEntry, 'result'> & Partial<AuditEntry>;

/** The audit trail as a service writes it: through the outbox, so that an entry is neither lost nor there without its cause. */
@Injectable()
export class Trail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The entry of a command, to go with the facts that the command is about to state; or else with `finish`. `targets`: one entry for each,
   * of what the command is done to beside what its path names.
   */
  begin(tx: EntityManager, request: CommandRequest, targets: readonly (string | undefined)[] = [undefined]): void {
    const at = new Date().toISOString();
    this.outbox.accompany(
      tx,
      targets.map((target) => auditFact(commandEntry(request, at, target))),
    );
  }

  /** The entry of a command that named nothing in its path, once it is known what it made. */
  async command(tx: EntityManager, request: CommandRequest, target?: string): Promise<void> {
    await this.outbox.append(tx, [auditFact(commandEntry(request, new Date().toISOString(), target))]);
  }

  /** Appends what `begin` left, where the command stated nothing. */
  finish(tx: EntityManager): Promise<void> {
    return this.outbox.appendCompanions(tx);
  }

  /**
   * Records what happens on a request: in the transaction given, with what it is about, or else in one of its own that is committed when
   * this resolves. Rejects where nothing could be recorded: then what was to be recorded must not happen either.
   */
  async tell(request: ServiceRequest, told: Told, tx?: EntityManager): Promise<void> {
    const entry = entryOf(request, told);
    if (tx) await this.outbox.append(tx, [auditFact(entry)]);
    else await this.state([auditFact(entry)]);
  }

  /** Records one entry for each target, in the transaction given: for what shows or does several things at once. */
  async tellEach(request: ServiceRequest, told: Told, targets: readonly string[], tx: EntityManager): Promise<void> {
    const entries = targets.map((target) => auditFact(entryOf(request, { ...told, target })));
    await this.outbox.append(tx, entries);
  }

  /**
   * Records facts made by `auditFact` in a transaction of their own. Who tries again gives the same facts: the trail takes an id once, so
   * what was committed without an answer is not there twice.
   */
  async state(facts: readonly AuditFact[]): Promise<void> {
    if (facts.length > 0) await this.unitOfWork.run((tx) => this.outbox.append(tx, facts));
  }
}

function entryOf(request: ServiceRequest, told: Told): AuditEntry {
  return { ...originOf(request), code: null, count: 1, at: new Date().toISOString(), ...told };
}
