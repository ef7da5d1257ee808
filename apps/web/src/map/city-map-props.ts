import type { FeatureCollection } from 'geojson';
import type { MapWords } from './map-words.js';

export interface Place {
  lat: number;
  lng: number;
}

/** How something on the map stands: colour, shape and word are the same everywhere. */
export type PinState = 'calm' | 'soon' | 'late' | 'done';

export interface Pin extends Place {
  id: string;
  /** What readers hear and what is shown beside it. */
  label: string;
  state: PinState;
}

export interface CityMapProps {
  /** What the map is for readers: `Open issues by sector`. */
  label: string;
  /** Polygons with a `code` property, as `GET /sectors?format=geojson` answers. `shade` (0 to 1) and `state` colour a sector. */
  sectors: FeatureCollection | undefined;
  /** What the map looks at when it opens; all sectors when left out. */
  view?: FeatureCollection;
  /** A place to look at from close by when the map opens, with the names of the streets. */
  closeTo?: Place | null;
  pins?: readonly Pin[];
  /** The code of the sector that is filled. */
  chosenSector?: string | null;
  /** The chosen sector is looked at from close by, and everything again once none is. */
  isChosenClose?: boolean;
  /** A pin that can be moved: by dragging, by a click on the map, and by the arrow keys while it has the focus. */
  movable?: Place | null;
  /** That pin is looked at from close by, with the names of the streets: it came from an address. */
  isMovableClose?: boolean;
  onMove?: (place: Place) => void;
  onSector?: (code: string) => void;
  onPin?: (id: string) => void;
  height?: number | string;
  /** There are no sectors to show, as for people who are not signed in: the map opens at all of its ground. */
  isGroundOnly?: boolean;
  /** What the map says; English where it is absent. */
  words?: MapWords;
}
