import type { Dto } from '../api/client.js';
import { absoluteTime } from '../time/words.js';

export type Photo = Dto<'PhotoDto'>;
export const photoPath = (issueId: string, photoId: string, size: 'thumb' | 'full') =>
  `/api/v1/issues/${issueId}/photos/${photoId}?size=${size}`;
export const photoWords = ({ addedBy, at }: Photo) => `Photo by ${addedBy?.name ?? 'the reporter'}, ${absoluteTime(at)}`;
