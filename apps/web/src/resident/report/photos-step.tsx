import { Alert, Button, List, Text } from '@mantine/core';
import { IconAlertTriangle, IconCamera, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../language/language.js';
import classes from '../resident.module.css';
import { fileMaxMb } from './photo-file.js';
import type { Photo } from './photo-store.js';
import { StepForm } from './step-form.js';
import { photosMax, type PhotosInHand } from './use-photos.js';

export function PhotosStep({ photos: hand, next }: { photos: PhotosInHand; next: () => void }) {
  const { say } = useWords();
  const { photos } = hand;
  return (
    <StepForm step="photos" title={say('photos.title')} action={photos.length === 0 ? say('step.skip') : undefined} onNext={next}>
      <Text size="lg">{say('photos.text')}</Text>
      <ul className={classes.photos}>
        {photos.map((photo) => (
          <Thumbnail key={photo.id} photo={photo} remove={() => hand.remove(photo.id)} />
        ))}
      </ul>
      <Notes hand={hand} />
      {photos.length < photosMax ? <AddPhotos hand={hand} /> : <Text size="lg">{say('photos.full')}</Text>}
    </StepForm>
  );
}

function AddPhotos({ hand: { add, isWorking } }: { hand: PhotosInHand }) {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant="default"
        size="lg"
        h={48}
        leftSection={<IconCamera size={20} stroke={1.5} />}
        loading={isWorking}
        onClick={() => input.current?.click()}
      >
        {say('photos.add')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        hidden
        aria-label={say('photos.add')}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // So that the same file can be chosen again.
          currentTarget.value = '';
          void add(files);
        }}
      />
    </>
  );
}

function Notes({ hand: { refused, lost, isWorking } }: { hand: PhotosInHand }) {
  const { say } = useWords();
  return (
    <div aria-live="polite">
      {isWorking && <Text c="dimmed">{say('photos.working')}</Text>}
      {lost > 0 && <Text size="lg">{say('photos.notKept', { count: lost })}</Text>}
      {refused.length > 0 && (
        <Alert color="late" icon={<IconAlertTriangle stroke={1.5} />}>
          <List size="lg" listStyleType="none">
            {refused.map(({ name, fault }) => (
              <List.Item key={name + fault}>
                <bdi>{say(`photos.${fault}`, { name, max: fileMaxMb })}</bdi>
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </div>
  );
}

function Thumbnail({ photo: { name, picture }, remove }: { photo: Photo; remove: () => void }) {
  const { say } = useWords();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return (
    <li>
      {address && <img src={address} alt={name} />}
      <Button
        variant="subtle"
        size="lg"
        h={44}
        fullWidth
        leftSection={<IconTrash size={20} stroke={1.5} />}
        aria-label={say('photos.remove', { name })}
        onClick={remove}
      >
        {say('photos.removeThis')}
      </Button>
    </li>
  );
}
