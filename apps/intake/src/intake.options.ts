import type { StartOptions } from '@owcr/platform';
import { takePhotos } from './photo/photo-body.js';

/** What makes a service intake. */
export const intakeOptions = { name: 'intake', configure: takePhotos } satisfies StartOptions;
