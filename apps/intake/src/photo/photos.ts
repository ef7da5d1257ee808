import { Injectable } from '@nestjs/common';
import type { Principal, Reach } from '@owcr/access';
import type { Tx } from '@owcr/messaging';
import { Commands, DomainError, notFound, type CommandRequest } from '@owcr/platform';
import { v7 as uuidv7 } from 'uuid';
import { photoAdded } from '../issue/command.js';
import type { Issue } from '../issue/issue.js';
import { IssueStore } from '../issue/issue.store.js';
import { Developing } from './developing.js';
import type { AddedPhotoDto, PhotoDto } from './photo.dto.js';
import { photoLimits } from './photo.js';
import { PhotoStore, type PhotoRow } from './photo.store.js';

/** Who adds a photo to which issue, as far as it is known before the transaction. */
export interface Adding {
  /** Null: its reporter, who has no account. */
  by: Principal | null;
  request: CommandRequest;
  reach: Reach;
  /** The id of the issue, or why not. Asked in the transaction that adds. */
  find: (tx: Tx) => Promise<string>;
}

/** Adds photos to issues. The bytes of one are developed before the transaction: that takes longer than everything else. */
@Injectable()
export class Photos {
  constructor(
    private readonly commands: Commands,
    private readonly developing: Developing,
    private readonly issues: IssueStore,
    private readonly photos: PhotoStore,
  ) {}

  /** Where the camera was is in the answer of this request only, not in what is kept for its repetition. */
  async add(bytes: Buffer, { by, request, reach, find }: Adding): Promise<AddedPhotoDto> {
    const { developed, place } = await this.developing.develop(bytes);
    const origin = request.origin && { ...request.origin };
    const photo = await this.commands.run(
      { ...request, origin },
      async (tx) => {
        const issueId = await find(tx);
        if (origin) origin.target = issueId;
        const issue = (await this.issues.lock(tx, [issueId])).get(issueId);
        if (!issue) throw notFound('issue');
        await this.assertTakes(tx, issue);
        const [id, at] = [uuidv7(), new Date().toISOString()];
        const outcome = photoAdded(issue, id, { by: by?.id ?? null, at });
        if ('refused' in outcome)
          throw new DomainError(outcome.refused.code, `An issue that is ${issue.status} takes no photo.`, {
            issueStatus: issue.status,
          });
        await this.issues.save(tx, [outcome.issue], outcome.facts);
        return photoDtoOf(await this.photos.add(tx, { id, issueId, by, at }, developed), issueId);
      },
      reach,
    );
    return { ...photo, place };
  }

  private async assertTakes(tx: Tx, { id }: Issue): Promise<void> {
    if ((await this.photos.count(tx, id)) >= photoLimits.perIssueMax)
      throw new DomainError('too-many-photos', `An issue has ${photoLimits.perIssueMax} photos at most.`);
  }
}

/** A photo as it is shown with an issue, which may be another than the one it was added to. */
export function photoDtoOf(row: PhotoRow, issueId: string): PhotoDto {
  const { id, added_by, added_by_name, width, height, bytes, at, issue_id, reference } = row;
  const from = issue_id === issueId ? null : { id: issue_id, reference };
  const addedBy = added_by === null ? null : { id: added_by, name: added_by_name ?? '' };
  return { id, addedBy, width, height, bytes, at: at.toISOString(), from };
}
