/** The names files have for WGS84 in degrees: what GeoJSON is in (RFC 7946, 4). Which number stands first is looked at apart. */
const wgs84 = new Set(['CRS84', 'OGC:CRS84', 'EPSG:4326', 'WGS84', 'WGS 84']);
const nameLengthMax = 64;

/**
 * The coordinate system a file names in its `crs` where that is not WGS84, as in `EPSG:3857`; null where it is, or where none is named.
 * Coordinates of another one are wrong even where they look like degrees.
 */
export function foreignSystemOf(crs: unknown): string | null {
  if (crs === undefined || crs === null) return null;
  const written = nameIn(crs)?.trim();
  if (written === undefined || written === '') return 'a coordinate system without a name';
  // urn:ogc:def:crs:EPSG::3857, urn:ogc:def:crs:OGC:1.3:CRS84
  const [, authority, code] = /^urn:(?:x-)?ogc:def:crs:([^:]+):[^:]*:([^:]+)$/i.exec(written) ?? [];
  const name = (authority === undefined ? written : `${authority}:${code}`).slice(0, nameLengthMax);
  return wgs84.has(name.toUpperCase()) ? null : name;
}

/** GeoJSON of 2008 has `{ type: 'name', properties: { name } }`; some write the name alone. */
function nameIn(crs: unknown): string | undefined {
  if (typeof crs === 'string') return crs;
  const { properties } = crs as { properties?: { name?: unknown } | null };
  const name = properties?.name;
  return typeof name === 'string' ? name : undefined;
}
