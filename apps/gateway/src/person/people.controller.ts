import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CommandMeta, CurrentPrincipal, forbidden, ListQueryDto, pageOf, UuidPipe, type CommandRequest } from '@owcr/platform';
import { PeoplePageDto, PersonSignedOutDto } from './people.answer.dto.js';
import { SignOutPersonDto } from './people.dto.js';
import { People } from './people.js';

@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(private readonly people: People) {}

  /** Who has come in or has a key, by name: what they may see, when they were last seen, and what they could come in with now. */
  @Get()
  @ApiOkResponse({ type: PeoplePageDto })
  list(@Query() query: ListQueryDto, @CurrentPrincipal() principal: Principal) {
    if (!can(principal, 'read', 'person')) throw forbidden();
    const { limit, cursor } = pageOf(query, { name: 'text', id: 'uuid' });
    return this.people.list(limit, cursor, new Date());
  }

  /** Ends all of a person's sessions, and with `keys` their API keys. Their live streams end with them. */
  @Post(':id/sign-out')
  @HttpCode(200)
  @ApiOkResponse({ type: PersonSignedOutDto })
  signOut(
    @Param('id', UuidPipe) id: string,
    @Body() { keys = false }: SignOutPersonDto,
    @CommandMeta() command: CommandRequest,
    @CurrentPrincipal() principal: Principal,
  ) {
    if (!can(principal, 'sign-out', 'person')) throw forbidden();
    // A key that is limited to signing people out does not end keys by the way.
    if (keys && !can(principal, 'write', 'access-token')) throw forbidden();
    return this.people.signOut(command, id.toLowerCase(), { keys }, new Date());
  }
}
