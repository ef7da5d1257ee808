import type { Map as MapLibre } from 'maplibre-gl';
import { type RefObject, useEffect, useRef, useState } from 'react';

declare global {
  interface HTMLElement {
    /** The map drawn in this element, for tests that ask what it shows. */
    cityMap?: MapLibre;
  }
}

/** The map in an element once its style is there; another one when `key` changes. */
export function useMapReady(box: RefObject<HTMLDivElement | null>, open: (container: HTMLDivElement) => MapLibre, key: string) {
  const [ready, setReady] = useState<MapLibre | null>(null);
  const opener = useRef(open);
  useEffect(() => {
    opener.current = open;
  });
  useEffect(() => {
    const container = box.current;
    if (!container) return;
    const map = opener.current(container);
    container.cityMap = map;
    map.once('load', () => setReady(map));
    return () => {
      setReady(null);
      delete container.cityMap;
      map.remove();
    };
  }, [box, key]);
  return ready;
}
