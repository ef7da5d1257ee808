import { useMemo } from 'react';
import type { PlaceWords } from '../../place/place-words.js';
import { useWords } from './language.js';

/** What the search for an address says, in the language of the page. */
export function usePlaceWords(): PlaceWords {
  const { say } = useWords();
  return useMemo(
    () => ({
      note: (code, values) => say(`place.${code}`, values),
      hint: (hint) => say(`place.hint.${hint}`),
      use: (place) => say('place.use', { place }),
      meant: say('place.meant'),
    }),
    [say],
  );
}
