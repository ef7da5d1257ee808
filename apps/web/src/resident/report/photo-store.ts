/** A photo of the report in hand. */
export interface Photo {
  /** Also its Idempotency-Key. */
  id: string;
  name: string;
  picture: Blob;
  isSent: boolean;
}

type Listed = Pick<Photo, 'id' | 'name' | 'isSent'>;

const listKey = 'owcr.report.photos';
const pictureKey = (id: string) => `owcr.report.photo.${id}`;

const textOf = async (picture: Blob): Promise<string> => {
  let text = '';
  for (const byte of new Uint8Array(await picture.arrayBuffer())) text += String.fromCharCode(byte);
  return btoa(text);
};

const pictureOf = (text: string) => new Blob([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], { type: 'image/jpeg' });

/** Keeps a photo in this tab, over a reload. A tab keeps about 5 MB: what does not fit is in memory only. */
export async function keepPhoto({ id, picture }: Photo): Promise<void> {
  try {
    sessionStorage.setItem(pictureKey(id), await textOf(picture));
  } catch {
    // Shown as lost, should the page be loaded again.
  }
}

export function keepList(photos: readonly Photo[]): void {
  try {
    const listed: Listed[] = photos.map(({ id, name, isSent }) => ({ id, name, isSent }));
    const kept = new Set(photos.filter(({ isSent }) => !isSent).map(({ id }) => pictureKey(id)));
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(pictureKey('')) && !kept.has(key)) sessionStorage.removeItem(key);
    sessionStorage.setItem(listKey, JSON.stringify(listed));
  } catch {
    // The same.
  }
}

/** The photos of this tab, and how many of them are lost. */
export function readPhotos(): { photos: Photo[]; lost: number } {
  try {
    const listed = JSON.parse(sessionStorage.getItem(listKey) ?? '[]') as Listed[];
    const photos = listed.flatMap((one): Photo[] => {
      const text = sessionStorage.getItem(pictureKey(one.id));
      if (one.isSent) return [{ ...one, picture: new Blob() }];
      return text === null ? [] : [{ ...one, picture: pictureOf(text) }];
    });
    return { photos, lost: listed.length - photos.length };
  } catch {
    return { photos: [], lost: 0 };
  }
}
