import { useEffect, useState } from 'react';
import type { Place } from '../map/city-map-props.js';

const waitMs = 10_000;
const oldestMs = 60_000;

/** Whether the browser tells without asking: then nobody has to press anything to see how far it is. */
function useIsPositionGranted(): boolean {
  const [isGranted, setGranted] = useState(false);
  useEffect(() => {
    void navigator.permissions
      ?.query({ name: 'geolocation' })
      .then(({ state }) => setGranted(state === 'granted'))
      .catch(() => undefined);
  }, []);
  return isGranted;
}

/** Where this device is, asked for once when it is wanted, or where the browser tells without asking. It stays on the device. */
export function usePosition(isAskedFor: boolean): { place: Place | null; fault: string | null } {
  const [position, setPosition] = useState<{ place: Place | null; fault: string | null }>({ place: null, fault: null });
  const isGranted = useIsPositionGranted();
  const isWanted = isAskedFor || isGranted;
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
