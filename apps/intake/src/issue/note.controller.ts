import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { reachFor, theService, type Principal } from '@owcr/access';
import { extendReach } from '@owcr/messaging';
import { CurrentPrincipal, forbidden, ListQueryDto, pageFrom, pageOf, Reads, UuidPipe } from '@owcr/platform';
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
    private readonly reads: Reads,
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
    const rows = await this.reads.in(reachFor(principal, 'read', 'note'), async (tx) => {
      const found = await this.issues.read(tx, id, principal);
      if (!found) throw await this.issues.refusalOf(tx, id, principal);
      if (!may(principal, 'read', found.issue, 'note')) throw forbidden();
      // What was merged into it is read with it, wherever it lay.
      await extendReach(tx, theService);
      return this.notes.list(tx, id, { limit: limit + 1, after: cursor?.id ?? null });
    });
    const page = pageFrom(rows, limit, (last) => ({ id: last.id }));
    return { ...page, items: page.items.map((row) => noteOf(row, id)) };
  }
}

function noteOf({ id, kind, text, author_id, author_name, at, issue_id, reference }: NoteRow, issueId: string): NoteEntryDto {
  const from = issue_id === issueId ? null : { id: issue_id, reference };
  return { id, kind, text, author: { id: author_id, name: author_name }, at: at.toISOString(), from };
}
