import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { Commands, DomainError, invalid, notFound, versionConflict, type CommandRequest } from '@owcr/platform';
import { CategoryStore } from '../category/category.store.js';
import type { AgencyDto, ChangeAgencyDto, NewAgencyDto } from './agency.dto.js';
import { agenciesMax, AgencyStore } from './agency.store.js';

/** Keeps the register of agencies: once per idempotency key, with an entry in the audit trail. */
@Injectable()
export class Agencies {
  constructor(
    private readonly commands: Commands,
    private readonly store: AgencyStore,
    private readonly categories: CategoryStore,
  ) {}

  add(request: CommandRequest, { code, name, handles }: NewAgencyDto): Promise<AgencyDto> {
    const origin = request.origin && { ...request.origin, target: code };
    return this.commands.run({ ...request, origin }, async (tx) => {
      await this.assertCategories(tx, handles ?? []);
      if ((await this.store.count(tx)) >= agenciesMax)
        throw new DomainError('too-many-agencies', `The register holds ${agenciesMax} agencies at most.`);
      const added = await this.store.add(tx, { code, name, handles: handles ?? [] });
      if (!added)
        throw new DomainError('agency-exists', `There is an agency with the code ${code} already.`, {
          errors: [{ path: 'code', message: 'must be a code that no agency has' }],
        });
      return added;
    });
  }

  /** Changes what is given. Throws where it is unknown, or changed since the version the caller saw. */
  change(
    request: CommandRequest,
    { code, version }: { code: string; version: number },
    change: ChangeAgencyDto,
  ): Promise<AgencyDto> {
    return this.commands.run(request, async (tx) => {
      const before = await this.store.lock(tx, code);
      if (!before) throw notFound('agency');
      if (before.version !== version) throw versionConflict(before.version);
      const { name = before.name, active = before.active, handles = before.handles } = change;
      await this.assertCategories(tx, handles);
      const after = { code, name, active, handles, version: version + 1 };
      await this.store.save(tx, after);
      return after;
    });
  }

  private async assertCategories(tx: Tx, codes: readonly string[]): Promise<void> {
    const known = await this.categories.byCodes(tx, codes);
    const errors = codes.flatMap((code, index) =>
      known.has(code) ? [] : [{ path: `handles[${index}]`, message: 'must be the code of a category' }],
    );
    if (errors.length > 0) throw invalid(errors);
  }
}
