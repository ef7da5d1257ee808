import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import { unauthorized } from './domain-error.js';
import type { ServiceRequest } from './request.js';

/** Who is asking: `@CurrentPrincipal() principal: Principal`. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext) => principalOf(context));

export function principalOf(context: ExecutionContext): Principal {
  const { principal } = context.switchToHttp().getRequest<ServiceRequest>();
  if (!principal) throw unauthorized();
  return principal;
}
