import { Suspense } from 'react';
import { Text } from '@mantine/core';
import { Loading } from '../states/loading.js';
import type { CityMapProps } from './city-map-props.js';
import { englishMapWords } from './map-words.js';
import { hasWebGl } from './web-gl.js';
import { part } from '../states/part.js';

const CityMapCanvas = part(() => import('./city-map-canvas.js').then(({ CityMapCanvas: loaded }) => loaded));

/** A map of the city, loaded when it is shown. Without WebGL it says so: every map has an equal list beside it. */
export function CityMap(props: CityMapProps) {
  if (!hasWebGl())
    return (
      <Text c="dimmed" p="md" role="note">
        {(props.words ?? englishMapWords).noMap}
      </Text>
    );
  return (
    <Suspense fallback={<Loading rows={4} label={props.words?.loading} />}>
      <CityMapCanvas {...props} />
    </Suspense>
  );
}
