import { useComputedColorScheme } from '@mantine/core';
import { type GeoJSONSource, type Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useRef } from 'react';
import classes from './city-map.module.css';
import type { CityMapProps } from './city-map-props.js';
import { openMap } from './open-map.js';
import { MapLegend } from './map-legend.js';
import { streetZoom, useMovable } from './use-movable.js';
import { useMapReady } from './use-map-ready.js';
import { useGroundView } from './use-ground-view.js';
import { MiddleButton } from './middle-button.js';
import { type Bounds, boundsOf, boundsOfSector } from './bounds.js';
import { nothing } from './map-style.js';
import { pinFeatures } from './pin-features.js';

setWorkerUrl(workerUrl);

const setData = (map: MapLibre, source: string, features: Parameters<GeoJSONSource['setData']>[0]) =>
  void map.getSource<GeoJSONSource>(source)?.setData(features);

/** Draws the map. Loaded by `CityMap` only. */
export function CityMapCanvas(props: CityMapProps) {
  const { sectors = nothing, view = sectors, pins, chosenSector = null, isChosenClose = false, height = 360 } = props;
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const scheme = useComputedColorScheme('light');
  const map = useMapReady(box, (container) => openMap(container, scheme === 'dark', latest), scheme);
  useEffect(() => {
    if (map) setData(map, 'sectors', sectors);
  }, [map, sectors]);
  // What a sector shows may change while somebody looks at a part of the map: only other borders move the view.
  const { closeTo } = props;
  const extent = JSON.stringify(closeTo ? [closeTo.lng, closeTo.lat, closeTo.lng, closeTo.lat] : boundsOf(view));
  useEffect(() => {
    const bounds = JSON.parse(extent) as Bounds | null;
    if (map && bounds) map.fitBounds(bounds, { padding: 24, animate: false, maxZoom: streetZoom });
  }, [map, extent]);
  useEffect(() => {
    if (map) setData(map, 'pins', pinFeatures(pins ?? []));
  }, [map, pins]);
  const chosenExtent = JSON.stringify(isChosenClose && chosenSector !== null ? boundsOfSector(sectors, chosenSector) : null);
  const wasChosen = useRef(false);
  useEffect(() => {
    const chosen = JSON.parse(chosenExtent) as Bounds | null;
    const bounds = chosen ?? (wasChosen.current ? (JSON.parse(extent) as Bounds | null) : null);
    wasChosen.current = chosen !== null;
    if (map && bounds) map.fitBounds(bounds, { padding: 32, animate: false, maxZoom: streetZoom });
  }, [map, chosenExtent, extent]);
  useEffect(() => {
    map?.setFilter('sector-chosen', ['==', ['get', 'code'], chosenSector ?? '']);
  }, [map, chosenSector]);
  useMovable(map, props);
  useGroundView(map, props);
  return (
    <figure className={classes.figure}>
      <div ref={box} className={classes.map} style={{ height }} data-ready={map ? true : undefined} />
      {pins && <MapLegend hasSeveral={pins.length > 1} />}
      <MiddleButton map={map} {...props} />
    </figure>
  );
}
