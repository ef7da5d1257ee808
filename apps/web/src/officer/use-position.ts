import { useEffect, useState } from 'react';
import type { Place } from '../map/city-map-props.js';

const waitMs = 10_000;
const oldestMs = 60_000;

/** Where this device is, asked for once when it is wanted. It stays on the device. */
export function usePosition(isWanted: boolean): { place: Place | null; fault: string | null } {
  const [position, setPosition] = useState<{ place: Place | null; fault: string | null }>({ place: null, fault: null });
  useEffect(() => {
    if (!isWanted) return;
    const fail = () =>
      setPosition({
        place: null,
        fault: 'Your position is not known: allow it in the browser. Until then, the order is by deadline.',
      });
    if (!('geolocation' in navigator)) return fail();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setPosition({ place: { lat: coords.latitude, lng: coords.longitude }, fault: null }),
      fail,
      { timeout: waitMs, maximumAge: oldestMs },
    );
  }, [isWanted]);
  return position;
}
