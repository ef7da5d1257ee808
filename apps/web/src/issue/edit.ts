import type { Dto } from '../api/client.js';
import { coordinatesText } from '../place/coordinates.js';
import { nowhere, placeOf, type Where } from '../place/where.js';
import type { Issue } from './issue-queries.js';

/** What of an issue its edit form holds. */
export interface Edited {
  summary: string;
  description: string;
  category: string;
  priority: Issue['priority'];
  where: Where;
}

export function editedOf({ summary, description, category, priority, address, location }: Issue): Edited {
  const place = location ? { coordinates: coordinatesText(location), setBy: 'hand' as const } : {};
  return { summary, description: description ?? '', category, priority, where: { ...nowhere, address: address ?? '', ...place } };
}

/** Only what differs from what the form was opened with, as the API takes it. What was left alone is not sent, so it is not overwritten. */
export function changesOf(opened: Edited, edited: Edited): Dto<'CorrectIssueDto'> {
  const place = placeOf(edited.where);
  const address = edited.where.address.trim();
  // The form looks up the address it opens with: that alone moves nothing.
  const isPlaceMeant = edited.where.setBy === 'hand' || address !== opened.where.address;
  const isMoved = isPlaceMeant && edited.where.coordinates !== opened.where.coordinates && place !== null;
  return {
    ...(edited.summary.trim() !== opened.summary && { summary: edited.summary.trim() }),
    ...(edited.description.trim() !== opened.description && { description: edited.description.trim() }),
    ...(edited.category !== opened.category && { category: edited.category }),
    ...(edited.priority !== opened.priority && { priority: edited.priority }),
    ...(address !== opened.where.address && { address }),
    ...(isMoved && { location: { lat: place.lat, lng: place.lng } }),
  };
}

/** The pin the form opened with does not stay with another address: it goes where the new one is found. */
export function withoutOldPin(opened: Where, where: Where): Where {
  const isOldPin = where.setBy === 'hand' && where.coordinates === opened.coordinates;
  return isOldPin && where.address !== opened.address ? { ...where, coordinates: '', setBy: null } : where;
}
