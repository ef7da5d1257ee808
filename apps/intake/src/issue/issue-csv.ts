import type { IssueDto } from './issue.dto.js';

/** An issue as a row of a table; what who asks is not shown of it is empty. */
export function csvRowOf({ location, sector, officer, resolution, ...issue }: IssueDto) {
  return {
    ...issue,
    lat: location?.lat,
    lng: location?.lng,
    sector: sector?.code,
    precinct: sector?.precinct,
    officer: officer?.name,
    resolution: resolution?.reason,
    resolvedAt: resolution?.at,
  };
}
