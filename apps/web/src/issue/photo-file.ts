/** As the API takes them. */
const sentBytesMax = 8 * 1024 * 1024;
const edgePixelsMax = 2048;
/** What a browser can be asked to read without running out of memory on a telephone. */
export const fileBytesMax = 40 * 1024 * 1024;
const takenKinds = ['image/jpeg', 'image/png', 'image/webp'];
const jpegQuality = 0.85;

/** Why a file is not sent, for its owner. */
export class PhotoFault extends Error {}

export interface Size {
  width: number;
  height: number;
}

/** The size that fits, with the same proportions; the same where it fits already. */
export function fitted({ width, height }: Size, edgeMax = edgePixelsMax): Size {
  const scale = Math.min(1, edgeMax / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Why a file is refused before it is read; null where it may be a photo. */
export function faultOf({ type, size }: Pick<File, 'type' | 'size'>): string | null {
  if (type !== '' && !type.startsWith('image/')) return 'This file is not a photo. JPEG, PNG and WebP are taken.';
  if (size > fileBytesMax)
    return `This photo is too large: ${megabytes(size)}. At most ${megabytes(fileBytesMax)} are taken. Take it again at a lower resolution.`;
  return null;
}

/** The photo as it is sent: no larger than 2048 pixels and 8 MB. Throws a `PhotoFault` where that cannot be. */
export async function prepared(file: File): Promise<Blob> {
  const fault = faultOf(file);
  if (fault !== null) throw new PhotoFault(fault);
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new PhotoFault('This browser cannot read this file as a photo. JPEG, PNG and WebP are taken.');
  });
  const size = fitted(bitmap);
  const isAsTaken = size.width === bitmap.width && file.size <= sentBytesMax && takenKinds.includes(file.type);
  const blob = isAsTaken ? file : await drawn(bitmap, size);
  bitmap.close();
  if (blob.size > sentBytesMax) throw new PhotoFault(`This photo is too large: ${megabytes(blob.size)} even when made smaller.`);
  // A copy: what a File stands for may be gone by the time it is sent.
  return new Blob([await blob.arrayBuffer()], { type: blob.type });
}

async function drawn(bitmap: ImageBitmap, { width, height }: Size): Promise<Blob> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality));
  if (!blob) throw new PhotoFault('This photo could not be made smaller. Take it again at a lower resolution.');
  return blob;
}
