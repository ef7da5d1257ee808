import type { MapWords } from '../../map/map-words.js';
import { useWords } from './language.js';

/** What the map says, in the language of the page. */
export function useMapWords(): MapWords {
  const { say } = useWords();
  return {
    pin: say('where.pin'),
    zoomIn: say('where.zoomIn'),
    zoomOut: say('where.zoomOut'),
    noMap: say('where.noMap'),
    loading: say('site.loading'),
    middle: say('where.middle'),
  };
}
