import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CommandMeta, CurrentPrincipal, forbidden, ListQueryDto, pageOf, UuidPipe, type CommandRequest } from '@owcr/platform';
import type { FastifyRequest } from 'fastify';
import { securityEvent } from '../security-event.js';
import { CreateApiKeyDto } from './api-key.dto.js';
import { ApiKeys, type ApiKey } from './api-keys.js';

@ApiTags('api-keys')
@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly apiKeys: ApiKeys) {}

  @Post()
  async create(
    @Body() body: CreateApiKeyDto,
    @CommandMeta() command: CommandRequest,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
  ) {
    mustBeAllowed(principal, 'write');
    const key = await this.apiKeys.create(command, body, principal, new Date());
    note(request, principal, key, 'made');
    return key;
  }

  @Get()
  list(@Query() query: ListQueryDto, @CurrentPrincipal() principal: Principal) {
    mustBeAllowed(principal, 'read');
    const { limit, cursor } = pageOf(query, { id: 'uuid' });
    return this.apiKeys.list(limit, cursor?.id ?? null);
  }

  @Post(':id/revoke')
  @HttpCode(200)
  async revoke(@Param('id', UuidPipe) id: string, @CurrentPrincipal() principal: Principal, @Req() request: FastifyRequest) {
    mustBeAllowed(principal, 'write');
    const key = await this.apiKeys.revoke(id);
    note(request, principal, key, 'revoked');
    return key;
  }
}

function mustBeAllowed(principal: Principal, action: 'read' | 'write'): void {
  if (!can(principal, action, 'access-token')) throw forbidden();
}

function note({ id, ip }: FastifyRequest, by: Principal, key: ApiKey, action: 'made' | 'revoked'): void {
  const { id: keyId, personId } = key;
  securityEvent({ requestId: id, address: ip, event: 'api-key', action, keyId, personId, by: by.id });
}
