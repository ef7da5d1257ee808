import type { KeyObject } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { theService } from '@owcr/access';
import { transactionIn } from '@owcr/messaging';
import { DataSource } from 'typeorm';
import type { Keyring } from './keyring.js';
import { readReporterKeysConfiguration } from './reporter-keys.configuration.js';
import { assertKeysOpen, contactIndexKey } from './wrapped-keys.store.js';

/** The keys a running service seals and opens with. It does not start without those that its data was stored with. */
@Injectable()
export class ReporterKeys implements OnModuleInit {
  readonly keyring: Keyring = readReporterKeysConfiguration();
  private indexKey?: KeyObject;

  constructor(private readonly dataSource: DataSource) {}

  async onModuleInit(): Promise<void> {
    this.indexKey = await transactionIn(this.dataSource, theService, async (tx) => {
      await assertKeysOpen(tx, this.keyring);
      return contactIndexKey(tx, this.keyring);
    });
  }

  /** Known once the service has started. */
  get index(): KeyObject {
    if (!this.indexKey) throw new Error('the service has not started yet');
    return this.indexKey;
  }
}
