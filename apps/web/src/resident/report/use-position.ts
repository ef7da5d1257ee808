import { useState } from 'react';
import type { Place } from '../../map/city-map-props.js';
import { rounded } from '../../map/step.js';

const patienceMs = 15_000;

/** Asks the device where it is, when somebody wants that. */
export function usePosition(found: (place: Place) => void) {
  const [state, set] = useState<'idle' | 'asking' | 'refused'>('idle');
  const ask = () => {
    if (!('geolocation' in navigator)) return set('refused');
    set('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        set('idle');
        found(rounded({ lat: coords.latitude, lng: coords.longitude }));
      },
      () => set('refused'),
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 60_000 },
    );
  };
  return { ask, isAsking: state === 'asking', isRefused: state === 'refused' };
}
