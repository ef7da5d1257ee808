import { ApiProperty } from '@nestjs/swagger';
import { IssueDto } from './issue.dto.js';

export const similarReasons = ['near', 'recent', 'similar-text'] as const;

export class SimilarReasonDto {
  @ApiProperty({ enum: similarReasons }) code: (typeof similarReasons)[number];
  @ApiProperty({ description: 'Metres, days, or likeness from 0 to 1.' }) detail: number;
}

export class SimilarIssueDto extends IssueDto {
  @ApiProperty({ type: [SimilarReasonDto] }) reasons: SimilarReasonDto[];
}

export class SimilarIssuesDto {
  @ApiProperty({ type: [SimilarIssueDto] }) items: SimilarIssueDto[];
}
