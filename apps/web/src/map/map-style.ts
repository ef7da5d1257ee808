import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { pinStates } from './pin-features.js';

export const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** The tokens of the page as they are now, for what is drawn on a canvas. */
export function tokens() {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    page: read('page'),
    surface: read('surface'),
    ink: read('ink'),
    muted: read('muted'),
    line: read('line'),
    control: read('control'),
    action: read('action'),
    done: read('done'),
    soon: read('soon'),
    late: read('late'),
  };
}

/** Drawn by the browser: no glyphs are fetched. */
const font = ['Public Sans Variable'];

export type Tokens = ReturnType<typeof tokens>;

const ofKind = (kind: string): ['==', ['get', string], string] => ['==', ['get', 'kind'], kind];

/** Pale ground, thin borders, the chosen sector filled. Ground comes with the application; tiles only by configuration. */
export function styleOf(colors: Tokens, isDark: boolean, tiles: string | null): StyleSpecification {
  return {
    version: 8,
    sources: {
      ground: { type: 'geojson', data: '/map/demo-city.geojson' },
      sectors: { type: 'geojson', data: nothing, promoteId: 'code' },
      pins: {
        ...{ type: 'geojson', data: nothing, cluster: true, clusterRadius: 36, clusterMaxZoom: 13 },
        clusterProperties: { worst: ['max', ['get', 'rank']] },
      },
      ...(tiles && { tiles: { type: 'raster', tiles: [tiles], tileSize: 256 } }),
    },
    layers: [
      { id: 'page', type: 'background', paint: { 'background-color': colors.surface } },
      ...(tiles ? [{ id: 'tiles', type: 'raster', source: 'tiles' } as const] : []),
      ...groundLayers(isDark),
      ...sectorLayers(colors),
      streetNames(colors),
      ...pinLayers(colors),
    ],
  };
}

function groundLayers(isDark: boolean): LayerSpecification[] {
  const [water, park, street] = isDark ? ['#16324a', '#18302a', '#2a3848'] : ['#d3e4f2', '#e0efe2', '#e3e7ed'];
  return [
    { id: 'water', type: 'fill', source: 'ground', filter: ofKind('water'), paint: { 'fill-color': water } },
    { id: 'parks', type: 'fill', source: 'ground', filter: ofKind('park'), paint: { 'fill-color': park } },
    {
      id: 'streets',
      type: 'line',
      source: 'ground',
      filter: ofKind('street'),
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': street, 'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 10, 0.6, 14, 3, 17, 14] },
    },
  ];
}

/** From here on a street is long enough for its name. */
const streetNamesZoom = 14;

/** Along the streets, as on any map. What comes with tiles has names of its own. */
function streetNames(colors: Tokens): LayerSpecification {
  return {
    id: 'street-names',
    type: 'symbol',
    source: 'ground',
    minzoom: streetNamesZoom,
    filter: ofKind('street'),
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 220,
      'text-field': ['get', 'name'],
      'text-size': ['interpolate', ['linear'], ['zoom'], 14, 11, 17, 14],
      'text-font': font,
      'text-letter-spacing': 0.02,
    },
    paint: { 'text-color': colors.ink, 'text-halo-color': colors.surface, 'text-halo-width': 1.8 },
  };
}

function sectorLayers(colors: Tokens): LayerSpecification[] {
  return [
    {
      id: 'sector-fill',
      type: 'fill',
      source: 'sectors',
      paint: {
        'fill-color': ['match', ['get', 'state'], 'late', colors.late, 'soon', colors.soon, 'done', colors.done, colors.action],
        'fill-opacity': ['coalesce', ['get', 'shade'], 0.02],
      },
    },
    { id: 'sector-border', type: 'line', source: 'sectors', paint: { 'line-color': colors.control, 'line-width': 1 } },
    {
      id: 'sector-chosen',
      type: 'line',
      source: 'sectors',
      filter: ['==', ['get', 'code'], ''],
      paint: { 'line-color': colors.action, 'line-width': 3 },
    },
    {
      id: 'sector-code',
      type: 'symbol',
      source: 'sectors',
      layout: { 'text-field': ['coalesce', ['get', 'label'], ['get', 'code']], 'text-size': 12, 'text-font': font },
      paint: { 'text-color': colors.ink, 'text-halo-color': colors.surface, 'text-halo-width': 1.5 },
    },
  ];
}

/** The state of the worst in a cluster. */
const worst: ExpressionSpecification = ['at', ['get', 'worst'], ['literal', [...pinStates]]];

function pinLayers(colors: Tokens): LayerSpecification[] {
  return [
    {
      id: 'clusters',
      type: 'circle',
      source: 'pins',
      filter: ['has', 'point_count'],
      paint: {
        'circle-radius': 14,
        'circle-color': colors.surface,
        'circle-stroke-color': ['match', worst, 'late', colors.late, 'soon', colors.soon, 'done', colors.done, colors.action],
        'circle-stroke-width': ['match', worst, 'late', 4, 'soon', 3, 2],
      },
    },
    {
      id: 'cluster-count',
      type: 'symbol',
      source: 'pins',
      filter: ['has', 'point_count'],
      layout: {
        ...{ 'text-field': ['get', 'point_count_abbreviated'], 'text-size': 12, 'text-font': font, 'text-allow-overlap': true },
        // Told by its shape, as each pin is.
        ...{ 'icon-image': ['image', worst], 'icon-size': 0.4, 'icon-offset': [30, -30], 'icon-allow-overlap': true },
      },
      paint: { 'text-color': colors.ink },
    },
    {
      id: 'pins',
      type: 'symbol',
      source: 'pins',
      filter: ['!', ['has', 'point_count']],
      layout: { 'icon-image': ['get', 'state'], 'icon-allow-overlap': true, 'icon-size': 0.5 },
    },
  ];
}
