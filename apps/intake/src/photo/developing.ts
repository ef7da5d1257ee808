import { Injectable } from '@nestjs/common';
import type { Location } from '@owcr/contracts';
import { DomainError, invalid } from '@owcr/platform';
import readExif from 'exif-reader';
import sharp from 'sharp';
import { photoKindOf, photoLimits, placeOf } from './photo.js';

/** Pictures worked on at once: each takes up to 200 MB meanwhile. */
const atOnceMax = 2;
const waitingMax = 20;
const waitMaxMs = 10_000;
const developMaxS = 15;
const quality = 80;

/** A picture as it is kept: pixels and nothing else. */
export interface Developed {
  full: Buffer;
  thumb: Buffer;
  width: number;
  height: number;
}

export interface FromCamera {
  developed: Developed;
  /** Where the camera says it was. To be offered to who sent it, and not to be kept. */
  place: Location | null;
}

// What libvips could read besides is written for friendlier input.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
sharp.cache(false);

/** Turns what a camera sent into what is kept: upright, not too large, and without anything it says about where, when and with what. */
@Injectable()
export class Developing {
  private working = 0;
  private readonly waiting: (() => void)[] = [];

  /** Throws 415 for what is no picture of a kind that is taken, 400 for one that is broken or too large to be worked on, 503 where many wait. */
  async develop(bytes: Buffer): Promise<FromCamera> {
    if (photoKindOf(bytes) === null) throw notAPhoto();
    await this.takeTurn();
    try {
      return await develop(bytes);
    } finally {
      this.passTurn();
    }
  }

  private takeTurn(): Promise<void> {
    if (this.working < atOnceMax) {
      this.working += 1;
      return Promise.resolve();
    }
    if (this.waiting.length >= waitingMax) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(go), 1);
        reject(busy());
      }, waitMaxMs);
      const go = () => {
        clearTimeout(deadline);
        resolve();
      };
      this.waiting.push(go);
    });
  }

  /** To the next, so that nobody who comes in between is one too many. */
  private passTurn(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.working -= 1;
  }
}

async function develop(bytes: Buffer): Promise<FromCamera> {
  const options = { limitInputPixels: photoLimits.pixelsMax, failOn: 'error' } as const;
  // Reads the head only: a picture that claims to be huge is refused before there is memory for it.
  const { width, height, exif } = await sharp(bytes, { ...options, limitInputPixels: false })
    .metadata()
    .catch(broken);
  if (width * height > photoLimits.pixelsMax) throw wrongPhoto(`must have at most ${photoLimits.pixelsMax / 1e6} million pixels`);
  const upright = sharp(bytes, options).autoOrient().timeout({ seconds: developMaxS });
  const resized = (edge: number) => ({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true }) as const;
  const full = await upright
    .resize(resized(photoLimits.fullEdgePixelsMax))
    .webp({ quality })
    .toBuffer({ resolveWithObject: true })
    .catch(broken);
  const thumb = await sharp(full.data).resize(resized(photoLimits.thumbEdgePixelsMax)).webp({ quality }).toBuffer();
  return {
    developed: { full: full.data, thumb, width: full.info.width, height: full.info.height },
    place: exif ? placeIn(exif) : null,
  };
}

/** What a camera writes may be anything. */
function placeIn(exif: Buffer): Location | null {
  try {
    const { GPSInfo: gps } = readExif(exif);
    return placeOf({
      latitude: gps?.GPSLatitude,
      latitudeRef: gps?.GPSLatitudeRef,
      longitude: gps?.GPSLongitude,
      longitudeRef: gps?.GPSLongitudeRef,
    });
  } catch {
    return null;
  }
}

const busy = () => new DomainError('busy', 'Too many photos at once. Nothing was stored; send it again.', { status: 503 });

const wrongPhoto = (message: string) => invalid([{ path: 'photo', message }]);

const broken = (): never => {
  throw wrongPhoto('must be a picture that is not damaged');
};

export function notAPhoto(): DomainError {
  return new DomainError('unsupported-media-type', 'A photo is sent as it is, as JPEG, PNG or WebP.', {
    status: 415,
    errors: [{ path: 'photo', message: 'must be a JPEG, PNG or WebP picture' }],
  });
}
