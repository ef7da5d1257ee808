import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CommandMeta, CurrentPrincipal, forbidden, pageOf, UuidPipe, withoutNulls, type CommandRequest } from '@owcr/platform';
import { ApiKeyDto, ApiKeyPageDto, NewApiKeyDto } from './api-key.answer.dto.js';
import { CreateApiKeyDto, ListApiKeysDto } from './api-key.dto.js';
import { ApiKeys } from './api-keys.js';
import { KeyApproval } from './key-approval.js';
import { KeyRevocation } from './key-revocation.js';

@ApiTags('api-keys')
@Controller('api-keys')
export class ApiKeysController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly approval: KeyApproval,
    private readonly revocation: KeyRevocation,
  ) {}

  @Post()
  @ApiCreatedResponse({ type: NewApiKeyDto })
  create(@Body() body: CreateApiKeyDto, @CommandMeta() command: CommandRequest, @CurrentPrincipal() principal: Principal) {
    mustBeAllowed(principal, 'write');
    return this.apiKeys.create(command, withoutNulls(body), principal, new Date());
  }

  @Get()
  @ApiOkResponse({ type: ApiKeyPageDto })
  list(@Query() query: ListApiKeysDto, @CurrentPrincipal() principal: Principal) {
    mustBeAllowed(principal, 'read');
    const { limit, cursor } = pageOf(query, { id: 'uuid' });
    return this.apiKeys.list(limit, cursor?.id ?? null, new Date(), query.state);
  }

  /** A second administrator lets a key work that may more than its maker. To refuse it, revoke it. */
  @Post(':id/approve')
  @HttpCode(200)
  @ApiOkResponse({ type: ApiKeyDto })
  approve(@Param('id', UuidPipe) id: string, @CommandMeta() command: CommandRequest, @CurrentPrincipal() principal: Principal) {
    mustBeAllowed(principal, 'approve');
    return this.approval.approve(command, id, principal, new Date());
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @ApiOkResponse({ type: ApiKeyDto })
  revoke(@Param('id', UuidPipe) id: string, @CommandMeta() command: CommandRequest, @CurrentPrincipal() principal: Principal) {
    mustBeAllowed(principal, 'write');
    return this.revocation.revoke(command, id, new Date());
  }
}

function mustBeAllowed(principal: Principal, action: 'read' | 'write' | 'approve'): void {
  if (!can(principal, action, 'access-token')) throw forbidden();
}
