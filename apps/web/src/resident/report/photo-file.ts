/** Larger files are not opened: a telephone would run out of memory over them. */
export const fileMaxMb = 25;
/** A little more than the 50 megapixels of a telephone's camera; the API takes no more either (ADR 18). */
const pixelsMax = 64_000_000;
/** What the API keeps of a photo: more would be sent over a slow line for nothing. */
const longSidePx = 2048;
const quality = 0.8;

export type PhotoFault = 'tooLarge' | 'wrongKind';

/** What is wrong with a file, by what is known before it is opened; null where nothing is. */
export function faultOfFile({ size, type }: Pick<File, 'size' | 'type'>): PhotoFault | null {
  // A file without a type may be a photo all the same: opening it will tell.
  if (type !== '' && !type.startsWith('image/')) return 'wrongKind';
  return size > fileMaxMb * 1024 * 1024 ? 'tooLarge' : null;
}

/** The size in which a photo is sent: its longer side has 2048 pixels at most, and it is never made larger. */
export function sentSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, longSidePx / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * The photo in a file as it is sent: a JPEG, upright, of at most 2048 pixels. Drawing it anew leaves behind where and when it was taken.
 * Answers what is wrong with a file that is no such thing.
 */
export async function smallPhoto(file: File): Promise<Blob | PhotoFault> {
  const fault = faultOfFile(file);
  if (fault) return fault;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return 'wrongKind';
  try {
    if (picture.width * picture.height > pixelsMax) return 'tooLarge';
    const canvas = Object.assign(document.createElement('canvas'), sentSize(picture.width, picture.height));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    return drawn ?? 'wrongKind';
  } finally {
    picture.close();
  }
}
