/** What the map itself says. Staff pages are English; the resident's speak their language. */
export interface MapWords {
  /** Of the pin that can be moved. */
  pin: string;
  zoomIn: string;
  zoomOut: string;
  /** Where the browser cannot draw. */
  noMap: string;
  loading: string;
  /** On a button that sets the pin without a pointer. Absent: there is none. */
  middle?: string;
}

export const englishMapWords: MapWords = {
  pin: 'Place of the issue. The arrow keys move it by 10 metres, with Shift by 100.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  noMap: 'This browser cannot draw the map. Everything on it is in the list.',
  loading: 'Loading',
};
