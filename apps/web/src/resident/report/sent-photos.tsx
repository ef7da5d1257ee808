import { Button, Stack, Text } from '@mantine/core';
import { useWords } from '../language/language.js';
import type { PhotosInHand } from './use-photos.js';
import { usePhotoSending } from './use-photo-sending.js';

/** How many of the photos have arrived; each that has not, and why. */
export function SentPhotos({ code, photos }: { code: string; photos: PhotosInHand }) {
  const { say } = useWords();
  const { sent, refused, isSending, isLeft, again } = usePhotoSending(code, photos);
  return (
    <Stack gap="sm" aria-live="polite">
      <Text size="lg" fw={600}>
        {say('sent.progress', { count: photos.photos.length, sent })}
      </Text>
      {photos.photos.map(({ id, name, isSent }) => {
        const status = refused[id];
        if (status !== undefined)
          return <Text key={id}>{say('sent.photoRefused', { name, why: say(`photo.${reasonOf(status)}`) })}</Text>;
        return !isSent && !isSending && <Text key={id}>{say('sent.photoFailed', { name })}</Text>;
      })}
      {isLeft && (
        <Button variant="default" size="lg" h={48} loading={isSending} onClick={again}>
          {say('send.again')}
        </Button>
      )}
    </Stack>
  );
}

function reasonOf(status: number): '400' | '413' | '415' | 'other' {
  return status === 413 || status === 415 || status === 400 ? `${status}` : 'other';
}
