import { Marker, type Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import type { CityMapProps, Place } from './city-map-props.js';
import { englishMapWords } from './map-words.js';
import { rounded, stepOf } from './step.js';

/** A pin that somebody set: so close that it can be told where. */
const pinZoom = 13;
/** Streets have their names here. */
export const streetZoom = 16;

type Movable = Pick<CityMapProps, 'movable' | 'isMovableClose' | 'onMove' | 'words'>;

/** The pin that can be moved: dragged, or by the arrow keys while it has the focus. */
export function useMovable(
  map: MapLibre | null,
  { movable = null, isMovableClose = false, onMove, words = englishMapWords }: Movable,
): void {
  const marker = useRef<Marker | null>(null);
  const moved = useRef(onMove);
  const place = useRef<Place | null>(movable);
  useEffect(() => {
    moved.current = onMove;
    place.current = movable;
  });
  const isThere = movable !== null;
  useEffect(() => {
    if (!map || !isThere) return;
    const pin = newPin(place, words.pin, (to) => moved.current?.(to)).addTo(map);
    marker.current = pin;
    return () => {
      pin.remove();
      marker.current = null;
    };
  }, [map, isThere, words.pin]);
  const { lat, lng } = movable ?? {};
  useEffect(() => {
    if (!map || lat === undefined || lng === undefined) return;
    marker.current?.setLngLat([lng, lat]);
    const zoom = isMovableClose ? streetZoom : pinZoom;
    if (!map.getBounds().contains([lng, lat]) || map.getZoom() < zoom)
      map.jumpTo({ center: [lng, lat], zoom: Math.max(map.getZoom(), zoom) });
  }, [map, lat, lng, isMovableClose]);
}

function newPin(place: { current: Place | null }, label: string, move: (to: Place) => void): Marker {
  const color = getComputedStyle(document.documentElement).getPropertyValue('--action').trim();
  const pin = new Marker({ draggable: true, color }).setLngLat(place.current ?? { lat: 0, lng: 0 });
  const element = pin.getElement();
  element.tabIndex = 0;
  element.setAttribute('role', 'button');
  element.setAttribute('aria-label', label);
  element.addEventListener('keydown', (event) => {
    const to = place.current && stepOf(place.current, event.key, event.shiftKey);
    if (!to) return;
    event.preventDefault();
    move(to);
  });
  pin.on('dragend', () => move(rounded(pin.getLngLat())));
  return pin;
}
