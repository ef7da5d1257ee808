import { AttributionControl, Map as MapLibre, NavigationControl } from 'maplibre-gl';
import type { CityMapProps } from './city-map-props.js';
import { englishMapWords } from './map-words.js';
import { styleOf, tokens } from './map-style.js';
import { pinShapes } from './pin-shapes.js';
import { rounded } from './step.js';

/** Where tiles come from, when the gateway was given an address for them. */
const tilesAddress = () => document.querySelector<HTMLMetaElement>('meta[name=map-tiles]')?.content || null;

/** Opens a map in an element. What is clicked on it is told to the page as it is then. */
export function openMap(container: HTMLElement, isDark: boolean, page: { current: CityMapProps }): MapLibre {
  const colors = tokens();
  const words = page.current.words ?? englishMapWords;
  const map = new MapLibre({
    container,
    style: styleOf(colors, isDark, tilesAddress()),
    center: [0, 0],
    zoom: 1,
    attributionControl: false,
    locale: {
      'NavigationControl.ZoomIn': words.zoomIn,
      'NavigationControl.ZoomOut': words.zoomOut,
      'Map.Title': page.current.label,
    },
    // Keys move the pin where there is one, and the page elsewhere.
    keyboard: !page.current.onMove,
    fadeDuration: 0,
    pitchWithRotate: false,
    dragRotate: false,
  });
  map.addControl(new NavigationControl({ showCompass: false }));
  if (tilesAddress()) map.addControl(new AttributionControl({ compact: true }));
  map.on('style.load', () => pinShapes(colors).forEach(([state, image]) => map.addImage(state, image, { pixelRatio: 1 })));
  map.on('click', (event) => {
    const { onMove, onPin, onSector } = page.current;
    if (onMove) return onMove(rounded(event.lngLat));
    const [hit] = map.queryRenderedFeatures(event.point, { layers: ['pins', 'sector-fill'] });
    if (hit?.layer.id === 'pins') onPin?.(String(hit.properties.id));
    else if (hit) onSector?.(String(hit.properties.code));
  });
  return map;
}
