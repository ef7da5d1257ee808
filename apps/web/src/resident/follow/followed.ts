import { queryOptions } from '@tanstack/react-query';
import { api, data, type Dto } from '../../api/client.js';

export type Followed = Dto<'FollowedReportDto'>;

/** How a report stands. The code goes in the body: addresses are written into logs. */
export const followedQuery = (code: string) =>
  queryOptions({
    queryKey: ['public', 'followed', code],
    queryFn: ({ signal }) => data(api.POST('/api/v1/public/follow', { body: { code }, signal })),
  });

type Standing = Pick<Followed, 'status' | 'closesAt' | 'allowedActions' | 'waitsForPlace'>;

/** The key of what is said next, in words of the status. */
export function nextKey({ status, closesAt, allowedActions, waitsForPlace }: Standing) {
  if (status === 'received' && waitsForPlace) return 'next.receivedClerk' as const;
  if (status === 'resolved' && closesAt) return 'next.resolvedCloses' as const;
  if (status === 'closed' && allowedActions.includes('not-fixed')) return 'next.closedReopens' as const;
  return `next.${status}` as const;
}

const metresPerDegree = 111_320;
const corners = 48;

/** The area a report lies in, as a polygon around the point that is told. */
export function areaOf({ lat, lng, withinMetres }: NonNullable<Followed['place']>): GeoJSON.FeatureCollection {
  const north = withinMetres / metresPerDegree;
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const ring = Array.from({ length: corners + 1 }, (_, corner) => {
    const angle = (2 * Math.PI * (corner % corners)) / corners;
    return [lng + east * Math.cos(angle), lat + north * Math.sin(angle)];
  });
  const properties = { code: 'area', label: '', shade: 0.15 };
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } }],
  };
}
