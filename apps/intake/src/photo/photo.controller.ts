import { Controller, Get, Headers, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags, ApiBody } from '@nestjs/swagger';
import { reachFor, theService, type Action, type Principal } from '@owcr/access';
import { extendReach, type Tx } from '@owcr/messaging';
import {
  CommandMeta,
  CurrentPrincipal,
  notFound,
  Reads,
  UuidPipe,
  type CommandRequest,
  type ServiceRequest,
} from '@owcr/platform';
import type { FastifyReply } from 'fastify';
import { assertMayAny, may, refusal } from '../issue/issue.access.js';
import { IssueStore } from '../issue/issue.store.js';
import { AddedPhotoDto, PhotosDto, PhotoSizeDto } from './photo.dto.js';
import { photoIn } from './photo-body.js';
import { photoLimits } from './photo.js';
import { PhotoStore } from './photo.store.js';
import { photoDtoOf, Photos } from './photos.js';

/** A picture never changes under its address. Who is asked for it by somebody else asks again: it is kept for one of them only. */
const cacheControl = 'private, max-age=3600, immutable';

@ApiTags('issues')
@Controller('issues')
export class PhotoController {
  constructor(
    private readonly issues: IssueStore,
    private readonly photos: PhotoStore,
    private readonly adding: Photos,
    private readonly reads: Reads,
  ) {}

  /** The picture is the body, as it came from the camera. Adding one needs no version: it changes nothing that somebody saw. */
  @Post(':id/photos')
  @ApiConsumes('image/jpeg', 'image/png', 'image/webp')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: AddedPhotoDto })
  async add(
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() request: CommandRequest,
    @Param('id', UuidPipe) id: string,
    @Req() { body }: ServiceRequest,
  ): Promise<AddedPhotoDto> {
    assertMayAny(principal, 'write', 'photo');
    const reach = reachFor(principal, 'write', 'photo');
    // Before the picture is looked at: that is work, which nobody makes us do for what is not theirs.
    await this.reads.in(reach, (tx) => this.assertMay(tx, principal, 'write', id));
    const find = (tx: Tx) => this.assertMay(tx, principal, 'write', id);
    return this.adding.add(photoIn(body), { by: principal, request, reach, find });
  }

  /** Oldest first. */
  @Get(':id/photos')
  @ApiOkResponse({ type: PhotosDto })
  async list(@CurrentPrincipal() principal: Principal, @Param('id', UuidPipe) id: string): Promise<PhotosDto> {
    assertMayAny(principal, 'read', 'photo');
    return this.reads.in(reachFor(principal, 'read', 'photo'), async (tx) => {
      await this.assertMay(tx, principal, 'read', id);
      await this.reachMerged(tx, principal, id);
      const items = (await this.photos.list(tx, id)).map((row) => photoDtoOf(row, id));
      return { items, left: photoLimits.perIssueMax - items.filter(({ from }) => from === null).length };
    });
  }

  @Get(':id/photos/:photoId')
  @ApiProduces('image/webp')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async show(
    @CurrentPrincipal() principal: Principal,
    @Param('id', UuidPipe) id: string,
    @Param('photoId', UuidPipe) photoId: string,
    @Query() { size = 'full' }: PhotoSizeDto,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    assertMayAny(principal, 'read', 'photo');
    const bytes = await this.reads.in(reachFor(principal, 'read', 'photo'), async (tx) => {
      await this.assertMay(tx, principal, 'read', id);
      await this.reachMerged(tx, principal, id);
      return this.photos.bytes(tx, id, photoId, size);
    });
    if (!bytes) throw notFound('photo');
    const tag = `"${photoId}-${size}"`;
    const headers = {
      'x-content-type-options': 'nosniff',
      'cache-control': cacheControl,
      vary: 'Authorization, Cookie',
      etag: tag,
    };
    void reply.headers(headers);
    if (known === tag) return void reply.status(304);
    return new StreamableFile(bytes, {
      type: 'image/webp',
      disposition: `inline; filename="${photoId}.webp"`,
      length: bytes.length,
    });
  }

  /** Who may read the notes of an issue sees the photos of what was merged into it, wherever that lay; a partner sees its own only. */
  private async reachMerged(tx: Tx, principal: Principal, id: string): Promise<void> {
    const found = await this.issues.read(tx, id, principal);
    if (found && may(principal, 'read', found.issue, 'note')) await extendReach(tx, theService);
  }

  /** The id of the issue; 403 or 404 where this is not for who asks. */
  private async assertMay(tx: Tx, principal: Principal, action: Action, id: string): Promise<string> {
    const found = await this.issues.read(tx, id, principal);
    if (!found) throw await this.issues.refusalOf(tx, id, principal);
    if (!may(principal, action, found.issue, 'photo')) throw refusal(principal);
    return id;
  }
}
