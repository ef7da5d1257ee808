import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden, ListQueryDto, notFound, pageFrom, pageOf, UuidPipe } from '@owcr/platform';
import { assertMayAny, may } from './issue.access.js';
import { IssueStore } from './issue.store.js';
import { NotePageDto, type NoteEntryDto } from './note.dto.js';
import { NoteStore, type NoteRow } from './note.store.js';

@ApiTags('issues')
@Controller('issues')
export class NoteController {
  constructor(
    private readonly issues: IssueStore,
    private readonly notes: NoteStore,
  ) {}

  /** Oldest first. */
  @Get(':id/notes')
  @ApiOkResponse({ type: NotePageDto })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Param('id', UuidPipe) id: string,
    @Query() query: ListQueryDto,
  ): Promise<NotePageDto> {
    const { limit, cursor } = pageOf(query, { id: 'uuid' });
    assertMayAny(principal, 'read', 'note');
    const found = await this.issues.read(id, principal);
    if (!found) throw notFound('issue');
    if (!may(principal, 'read', found.issue, 'note')) throw forbidden();
    const rows = await this.notes.list(id, { limit: limit + 1, after: cursor?.id ?? null });
    const page = pageFrom(rows, limit, (last) => ({ id: last.id }));
    return { ...page, items: page.items.map(noteOf) };
  }
}

function noteOf({ id, kind, text, author_id, author_name, at }: NoteRow): NoteEntryDto {
  return { id, kind, text, author: { id: author_id, name: author_name }, at: at.toISOString() };
}
