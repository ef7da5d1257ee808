import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { PersonStore } from '../person/person.store.js';
import type { ApiKey, NamedApiKey } from './api-key.description.js';
import { bootstrapAdminId, bootstrapAdminName } from './authenticator.js';

/** Who made and who approved keys, by name. */
@Injectable()
export class KeyNames {
  constructor(private readonly people: PersonStore) {}

  /** Within the transaction that makes or changes the key. */
  async of(tx: Tx, key: ApiKey): Promise<NamedApiKey> {
    const [named] = await this.ofAll([key], tx);
    return named!;
  }

  async ofAll(keys: readonly ApiKey[], tx?: Tx): Promise<NamedApiKey[]> {
    const ids = keys.flatMap(({ createdBy, approvedBy }) => (approvedBy === null ? [createdBy] : [createdBy, approvedBy]));
    const known = await this.people.namesOf([...new Set(ids)], tx);
    const nameOf = (id: string | null) => {
      if (id === bootstrapAdminId) return bootstrapAdminName;
      return id === null ? null : (known.get(id) ?? null);
    };
    return keys.map((key) => ({ ...key, createdByName: nameOf(key.createdBy), approvedByName: nameOf(key.approvedBy) }));
  }
}
