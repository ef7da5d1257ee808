import { Injectable } from '@nestjs/common';
import type { Location } from '@owcr/contracts';
import { DomainError, invalid } from '@owcr/platform';
import readExif from 'exif-reader';
import sharp, { type SharpOptions } from 'sharp';
import { photoKindOf, photoLimits, pixelsMaxOf, placeOf, type PhotoKind } from './photo.js';

/** Pictures worked on at once. Most take less than 100 MB meanwhile; a progressive JPEG of full size takes 300 MB. */
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
    const kind = photoKindOf(bytes);
    if (kind === null) throw notAPhoto();
    await this.takeTurn();
    try {
      return await develop(bytes, kind);
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

async function develop(bytes: Buffer, kind: PhotoKind): Promise<FromCamera> {
  // Reads the head only: a picture that claims to be huge is refused before there is memory for it.
  const head = await sharp(bytes, { limitInputPixels: false }).metadata().catch(broken);
  const { width, height, exif, isProgressive = false } = head;
  const pixelsMax = pixelsMaxOf(kind, isProgressive);
  if (width * height > pixelsMax) throw wrongPhoto(`must have at most ${pixelsMax / 1e6} million pixels`);
  const full = await shrink(bytes, { limitInputPixels: pixelsMax, failOn: 'error' })
    // Some telephones leave the end mark out. With one the picture is whole, or libvips warns that some of it is missing.
    .catch(async () => shrink(withEnd(bytes, kind), { limitInputPixels: pixelsMax, failOn: 'warning' }))
    .catch(broken);
  const thumb = await sharp(full.data).resize(resized(photoLimits.thumbEdgePixelsMax)).webp({ quality }).toBuffer();
  return {
    developed: { full: full.data, thumb, width: full.info.width, height: full.info.height },
    place: exif ? placeIn(exif) : null,
  };
}

const resized = (edge: number) => ({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true }) as const;

const shrink = (bytes: Buffer, options: SharpOptions) =>
  sharp(bytes, options)
    .autoOrient()
    .timeout({ seconds: developMaxS })
    .resize(resized(photoLimits.fullEdgePixelsMax))
    .webp({ quality })
    .toBuffer({ resolveWithObject: true });

const jpegEnd = Buffer.from([0xff, 0xd9]);

/** A JPEG with an end mark behind it. Throws for other kinds: nothing makes them whole. */
function withEnd(bytes: Buffer, kind: PhotoKind): Buffer {
  if (kind !== 'jpeg') throw new Error('the picture is damaged');
  return Buffer.concat([bytes, jpegEnd]);
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
