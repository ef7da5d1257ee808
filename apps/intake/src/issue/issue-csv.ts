import { issueExportColumns } from '@owcr/contracts';
import type { IssueDto } from './issue.dto.js';

/** What reads it back takes what it knows of it. */
export const issueColumns = [...issueExportColumns, 'dueAt'] as const;

/** An issue as a row of a table; what who asks is not shown of it is empty. */
export function csvRowOf({ location, sector, officer, resolution, deadline, ...issue }: IssueDto) {
  return {
    ...issue,
    lat: location?.lat,
    lng: location?.lng,
    sector: sector?.code,
    precinct: sector?.precinct,
    officer: officer?.name,
    dueAt: deadline?.dueAt,
    resolution: resolution?.reason,
    resolvedAt: resolution?.at,
  };
}
