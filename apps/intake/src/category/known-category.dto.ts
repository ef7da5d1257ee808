import { Injectable } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import { useContainer, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { CategoryStore } from './category.store.js';

/** Whether there is such a category: asked with all that a body is checked for, so that one answer names every field at fault. */
@ValidatorConstraint({ name: 'knownCategory', async: true })
@Injectable()
export class KnownCategory implements ValidatorConstraintInterface {
  constructor(private readonly categories: CategoryStore) {}

  /** What is no text at all is refused as that. */
  async validate(code: unknown): Promise<boolean> {
    return typeof code !== 'string' || (await this.categories.isKnown(code));
  }

  defaultMessage(): string {
    return 'must be the code of a category';
  }
}

/**
 * Lets class-validator take its constraints from the application, with what they need. It asks for parts of its own as well, with every body:
 * those that the application does not have are asked of it once.
 */
export function provideConstraints(moduleRef: ModuleRef): void {
  const unknown = new Set<unknown>();
  const get = (type: never): never => {
    if (unknown.has(type)) return undefined as never;
    try {
      return moduleRef.get<never, never>(type, { strict: false });
    } catch {
      unknown.add(type);
      return undefined as never;
    }
  };
  useContainer({ get: (type) => get(type as never) }, { fallback: true, fallbackOnErrors: true });
}
