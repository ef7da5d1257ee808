import { useCallback, useEffect, useState } from 'react';
import { newKey } from './draft-store.js';
import { smallPhoto, type PhotoFault } from './photo-file.js';
import { keepList, keepPhoto, readPhotos, type Photo } from './photo-store.js';

export const photosMax = 6;

export interface RefusedFile {
  name: string;
  fault: PhotoFault;
}

export interface PhotosInHand {
  photos: readonly Photo[];
  /** Chosen before the page was loaded again, and too large to be kept over that. */
  lost: number;
  refused: readonly RefusedFile[];
  isWorking: boolean;
  add: (files: readonly File[]) => Promise<void>;
  remove: (id: string) => void;
  markSent: (id: string) => void;
  clear: () => void;
}

/** The photos of the report in hand, each made small as soon as it is chosen. */
export function usePhotos(): PhotosInHand {
  const [{ photos, lost }, set] = useState(readPhotos);
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  const [isWorking, setWorking] = useState(false);
  useEffect(() => keepList(photos), [photos]);
  const change = useCallback(
    (by: (now: Photo[]) => Photo[]) => set((now) => ({ photos: by(now.photos).slice(0, photosMax), lost: 0 })),
    [],
  );
  const add = async (files: readonly File[]) => {
    setWorking(true);
    setRefused([]);
    // One after the other: six pictures at once are more than a small telephone's memory holds.
    for (const file of files.slice(0, photosMax - photos.length)) {
      const made = await smallPhoto(file);
      if (typeof made === 'string') {
        setRefused((now) => [...now, { name: file.name, fault: made }]);
        continue;
      }
      const photo: Photo = { id: newKey(), name: file.name, picture: made, isSent: false };
      await keepPhoto(photo);
      change((now) => [...now, photo]);
    }
    setWorking(false);
  };
  return {
    photos,
    lost,
    refused,
    isWorking,
    add,
    remove: (id) => change((now) => now.filter((photo) => photo.id !== id)),
    markSent: useCallback(
      (id: string) => change((now) => now.map((photo) => (photo.id === id ? { ...photo, isSent: true } : photo))),
      [change],
    ),
    clear: () => change(() => []),
  };
}
