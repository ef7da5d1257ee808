import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CommandMeta, type CommandRequest, CurrentPrincipal, forbidden } from '@owcr/platform';
import { Policies } from './policies.js';
import { PolicyDto, PolicyPageDto, PutPolicyDto } from './policy.dto.js';
import { PolicyStore } from './policy.store.js';

@ApiTags('policies')
@Controller('policies')
export class PolicyController {
  constructor(
    private readonly store: PolicyStore,
    private readonly policies: Policies,
  ) {}

  @Get()
  @ApiOkResponse({ type: PolicyPageDto })
  async list(@CurrentPrincipal() principal: Principal): Promise<PolicyPageDto> {
    if (!can(principal, 'read', 'policy')) throw forbidden();
    return { items: await this.store.list(), nextCursor: null };
  }

  @Put()
  @ApiOkResponse({ type: PolicyDto })
  put(
    @Body() policy: PutPolicyDto,
    @CommandMeta() command: CommandRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PolicyDto> {
    if (!can(principal, 'write', 'policy')) throw forbidden();
    return this.policies.put(command, { ...policy });
  }
}
