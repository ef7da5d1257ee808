import { hash } from 'node:crypto';
import { Controller, Headers, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { can, reachOfTrackingCode, theService, type Principal } from '@owcr/access';
import { extendReach, type Tx } from '@owcr/messaging';
import { CurrentPrincipal, forbidden, invalid, Reads, type CommandRequest, type ServiceRequest } from '@owcr/platform';
import { AddedPhotoDto } from '../photo/photo.dto.js';
import { photoIn } from '../photo/photo-body.js';
import { Photos } from '../photo/photos.js';
import { ResidentCommand } from './resident-command.decorator.js';
import { FollowUpStore, nothingToFollow } from './follow-up.store.js';
import { codeOf } from './follow-ups.js';

/** A photo from who holds the tracking code of a report. The code is in a header: the body is the picture, and paths are written into logs. */
/** A code with whatever somebody writes between its letters. */
const typedCharactersMax = 64;

@ApiTags('public')
@ApiSecurity({})
@Controller('public/photos')
export class PublicPhotoController {
  constructor(
    private readonly followUps: FollowUpStore,
    private readonly photos: Photos,
    private readonly reads: Reads,
  ) {}

  @Post()
  @ApiHeader({
    name: 'X-Tracking-Code',
    required: true,
    schema: { type: 'string', minLength: 12, maxLength: typedCharactersMax, example: 'K7QM-2XWD-9PFA' },
  })
  @ApiConsumes('image/jpeg', 'image/png', 'image/webp')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: AddedPhotoDto })
  async add(
    @CurrentPrincipal() principal: Principal,
    @ResidentCommand() request: CommandRequest,
    @Headers('x-tracking-code') typed: string | undefined,
    @Req() { body }: ServiceRequest,
  ): Promise<AddedPhotoDto> {
    if (!can(principal, 'write', 'follow-up')) throw forbidden();
    if (typed === undefined || typed.length > typedCharactersMax)
      throw invalid([{ path: 'X-Tracking-Code', message: 'must be the tracking code of the report' }]);
    const code = codeOf(typed);
    const find = async (tx: Tx): Promise<string> => {
      const row = await this.followUps.find(tx, code);
      if (!row) throw nothingToFollow();
      if (row.survivor_id === null) return row.id;
      // It goes to the issue that stands for the report, wherever that lies.
      await extendReach(tx, theService);
      return row.survivor_id;
    };
    await this.reads.in(reachOfTrackingCode(code), find);
    const ofCode = { ...request, hash: hash('sha256', `${request.hash}\n${code}`, 'base64url') };
    return this.photos.add(photoIn(body), { by: null, request: ofCode, reach: reachOfTrackingCode(code), find });
  }
}
