import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import type { Photo } from './photo-store.js';
import type { PhotosInHand } from './use-photos.js';
import { useResend } from './use-resend.js';

export interface PhotoSending {
  sent: number;
  /** Photos that were not taken, with the status of the answer: another try would end the same. */
  refused: Readonly<Record<string, number>>;
  isSending: boolean;
  /** A photo is left that another try may send. */
  isLeft: boolean;
  again: () => void;
}

/** Sends the photos one after the other, each under its own key, and again as long as there is no answer. */
export function usePhotoSending(code: string, { photos, markSent }: PhotosInHand): PhotoSending {
  const [refused, setRefused] = useState<Readonly<Record<string, number>>>({});
  const [isSending, setSending] = useState(false);
  const [tries, setTries] = useState(0);
  const inFlight = useRef(false);
  const left = photos.filter(({ id, isSent }) => !isSent && !(id in refused));
  const latest = useRef(left);
  useEffect(() => {
    latest.current = left;
  });
  const again = useCallback(async () => {
    if (inFlight.current) return;
    inFlight.current = true;
    setSending(true);
    let isStuck = false;
    for (const photo of latest.current) {
      const status = await post(photo, code);
      if (status === 201) markSent(photo.id);
      else if (isRefusal(status)) setRefused((now) => ({ ...now, [photo.id]: status }));
      else isStuck = true;
    }
    inFlight.current = false;
    setSending(false);
    if (isStuck) setTries((count) => count + 1);
  }, [code, markSent]);
  const isLeft = left.length > 0;
  const send = useCallback(() => void again(), [again]);
  useEffect(send, [send]);
  useResend(isLeft && !isSending, tries, send);
  return { sent: photos.filter(({ isSent }) => isSent).length, refused, isSending, isLeft, again: send };
}

const isRefusal = (status: number) => status >= 400 && status < 500 && status !== 429;

async function post({ id, picture }: Photo, code: string): Promise<number> {
  try {
    await api.POST('/api/v1/public/photos', {
      params: { header: { 'Idempotency-Key': id, 'X-Tracking-Code': code } },
      headers: { 'content-type': 'image/jpeg' },
      body: picture as unknown as string,
      bodySerializer: () => picture,
    });
    return 201;
  } catch (error) {
    return error instanceof Problem ? error.status : 0;
  }
}
