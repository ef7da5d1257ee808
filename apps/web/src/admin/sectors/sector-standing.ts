import type { Feature, FeatureCollection } from 'geojson';
import type { Dto } from '../../api/client.js';
import { codeIn, drawable } from './boundary-file.js';

/** What an import would do to a sector; `absent`: the file says nothing about it, it stays. */
export type Standing = 'added' | 'changed' | 'unchanged' | 'absent' | 'refused';

/** By word, by colour of the map (see its `state`), and by how strongly it is filled. */
export const standings: Record<Standing, { word: string; state?: string; shade: number }> = {
  added: { word: 'added', state: 'done', shade: 0.4 },
  changed: { word: 'changed', state: 'soon', shade: 0.4 },
  refused: { word: 'refused', state: 'late', shade: 0.4 },
  absent: { word: 'not in the file', shade: 0.1 },
  unchanged: { word: 'unchanged', shade: 0.02 },
};

type Tried = Pick<Dto<'SectorImportDto'>, 'refused' | 'difference'>;

/** How each sector stands by its code, and the features of the file that are refused by their number. */
function standingsOf({ difference, refused }: Tried) {
  const byCode = new Map<string, Standing>();
  for (const { code } of difference?.added ?? []) byCode.set(code, 'added');
  for (const { code } of difference?.changed ?? []) byCode.set(code, 'changed');
  for (const code of difference?.absent ?? []) byCode.set(code, 'absent');
  return { byCode, refusedAt: new Set(refused.map(({ index }) => index)) };
}

function shown(feature: Pick<Feature, 'geometry'>, code: string, standing: Standing): Feature {
  const { word, state, shade } = standings[standing];
  const label = standing === 'unchanged' ? code : `${code} ${word}`;
  return { type: 'Feature', geometry: feature.geometry, properties: { code, standing, label, shade, ...(state && { state }) } };
}

/** The city as it would be: the file's sectors with what happens to each, and those it says nothing about. */
export function cityAfter(
  features: readonly unknown[],
  codeProperty: string,
  current: FeatureCollection,
  tried: Tried,
): FeatureCollection {
  const { byCode, refusedAt } = standingsOf(tried);
  const fromFile = features.flatMap((feature, index) => {
    const geometry = drawable(feature);
    if (!geometry) return [];
    const code = codeIn(feature, codeProperty) ?? `feature ${index + 1}`;
    return [shown({ geometry }, code, refusedAt.has(index) ? 'refused' : (byCode.get(code) ?? 'unchanged'))];
  });
  const stays = current.features.flatMap((feature) => {
    const code = codeIn(feature, 'code') ?? '';
    return byCode.get(code) === 'absent' ? [shown(feature, code, 'absent')] : [];
  });
  return { type: 'FeatureCollection', features: [...stays, ...fromFile] };
}

/** The city as it is, with those marked that would change. */
export function cityNow(current: FeatureCollection, tried: Tried): FeatureCollection {
  const { byCode } = standingsOf(tried);
  return {
    type: 'FeatureCollection',
    features: current.features.map((feature) => {
      const code = codeIn(feature, 'code') ?? '';
      return shown(feature, code, byCode.get(code) ?? 'unchanged');
    }),
  };
}

/** What one wants to see of it: where something happens, or all where nothing does. */
export function whereItHappens(city: FeatureCollection): FeatureCollection {
  const features = city.features.filter(({ properties }) =>
    ['added', 'changed', 'refused'].includes(String(properties?.standing)),
  );
  return features.length > 0 ? { ...city, features } : city;
}
