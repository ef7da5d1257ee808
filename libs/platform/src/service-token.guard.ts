import { Injectable, SetMetadata, type CanActivate, type ExecutionContext, type Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { isMeantFor, readServiceToken, type JSONWebKeySet, type VerifiedToken } from '@owcr/access';
import { unauthorized } from './domain-error.js';
import type { ServiceRequest } from './request.js';

const publicKey = 'owcr:public';
const cacheMax = 1000;
/** A minute of changes at 800 a second. Beyond that the oldest could be sent again; what they are for stays as it is. */
const usedMax = 48_000;

/** Lets a route be used without a token. */
export const Public = () => SetMetadata(publicKey, true);

/** Whether a handler lets in who has no token. */
export function isPublic(controller: Type<unknown>, method: string): boolean {
  const handler = Object.getOwnPropertyDescriptor(controller.prototype as object, method)?.value as object | undefined;
  return [handler, controller].some((target) => target !== undefined && Reflect.getMetadata(publicKey, target) === true);
}

/** What the guard believes: tokens for this audience, signed with one of these keys. */
export abstract class ServiceTokenTrust {
  abstract readonly audience: string;
  abstract readonly jwks: JSONWebKeySet;
}

/**
 * Lets in who has a token of the gateway for this service and this request. One for reading is remembered until it expires; one for
 * anything else is good once.
 */
@Injectable()
export class ServiceTokenGuard implements CanActivate {
  private readonly verified = new Map<string, VerifiedToken>();
  private readonly usedIds = new Set<string>();

  constructor(
    private readonly reflector: Reflector,
    private readonly trust: ServiceTokenTrust,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    if (this.reflector.getAllAndOverride<boolean>(publicKey, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<ServiceRequest>();
    const token = bearerOf(request.headers.authorization);
    if (!token) throw unauthorized();
    const verified = this.remembered(token) ?? this.verify(token);
    const path = request.url.split('?', 1)[0] ?? '';
    if (!isMeantFor(verified.scope, { method: request.method, path })) throw unauthorized();
    if (verified.scope.kind === 'once') this.useUp(verified.scope.id);
    request.principal = verified.principal;
    if (verified.from !== null) request.clientAddress = verified.from;
    return true;
  }

  private remembered(token: string): VerifiedToken | null {
    const known = this.verified.get(token);
    if (known && known.expiresAtMs > Date.now()) return known;
    this.verified.delete(token);
    return null;
  }

  private verify(token: string): VerifiedToken {
    const verified = this.read(token);
    if (verified.scope.kind === 'once') return verified;
    // The oldest goes first: it is the next to expire.
    if (this.verified.size >= cacheMax) this.verified.delete(this.verified.keys().next().value ?? '');
    this.verified.set(token, verified);
    return verified;
  }

  private read(token: string): VerifiedToken {
    try {
      return readServiceToken(token, this.trust.audience, this.trust.jwks);
    } catch {
      throw unauthorized();
    }
  }

  private useUp(id: string): void {
    if (this.usedIds.has(id)) throw unauthorized();
    if (this.usedIds.size >= usedMax) this.usedIds.delete(this.usedIds.keys().next().value ?? '');
    this.usedIds.add(id);
  }
}

export function bearerOf(header: string | undefined): string | null {
  return /^Bearer ([\w.~+/=-]{1,4096})$/i.exec(header ?? '')?.[1] ?? null;
}
