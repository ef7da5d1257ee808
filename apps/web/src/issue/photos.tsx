import { Button, Text, Title } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useId, useRef, useState } from 'react';
import { usePerson } from '../session/session.js';
import { SectionProblem } from '../states/section-problem.js';
import { photosQuery } from './issue-queries.js';
import classes from './issue.module.css';
import { PhotoFault, prepared } from './photo-file.js';
import { photoPath, photoWords, type Photo } from './photo-words.js';
import type { Working } from './use-issue.js';
import { part } from '../states/part.js';

const PhotoDialog = part(() => import('./photo-dialog.js').then(({ PhotoDialog: loaded }) => loaded));

/** The photos of an issue, and a way to add one from the camera. */
export function Photos({ view, allowed, act, entries }: Working) {
  const { id: issueId } = view.issue;
  const { data: photos, error, refetch } = useQuery(photosQuery(usePerson().id, issueId));
  const [shown, show] = useState<Photo | null>(null);
  const id = useId();
  const waiting = entries.filter(({ action }) => action.kind === 'photo').length;
  // How many are left is not known without a connection: the server says no to one too many, and the photo stays here.
  const left = photos ? photos.left - waiting : Infinity;
  return (
    <section className={classes.section} aria-labelledby={id}>
      <Title order={2} id={id}>
        Photos
      </Title>
      {error && !photos && <SectionProblem error={error} what="The photos" retry={() => void refetch()} />}
      {photos?.items.length === 0 && <Text c="dimmed">No photos yet.</Text>}
      <div className={classes.photos}>
        {photos?.items.map((photo) => (
          <button
            key={photo.id}
            type="button"
            className={classes.look}
            aria-label={photoWords(photo)}
            onClick={() => show(photo)}
          >
            <img className={classes.thumb} src={photoPath(issueId, photo.id, 'thumb')} alt="" loading="lazy" />
          </button>
        ))}
      </div>
      {allowed.includes('photo') && (left > 0 ? <AddPhoto act={act} /> : <Text c="dimmed">No more photos are taken.</Text>)}
      <Suspense>{shown && <PhotoDialog issueId={issueId} photo={shown} close={() => show(null)} />}</Suspense>
    </section>
  );
}

/** Takes one from the camera, or a file. What cannot be sent is said at once, and nothing else is touched. */
export function AddPhoto({ act }: Pick<Working, 'act'>) {
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const add = async (file: File) => {
    setFault(null);
    setBusy(true);
    try {
      await act({ kind: 'photo', photo: await prepared(file) });
    } catch (error) {
      setFault(error instanceof PhotoFault ? error.message : 'This browser cannot prepare this photo.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="no-print">
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="Photo to add"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = '';
          if (file) void add(file);
        }}
      />
      <Button
        variant="default"
        h={44}
        leftSection={<IconCamera size={20} stroke={1.5} />}
        loading={isBusy}
        onClick={() => input.current?.click()}
      >
        Add photo
      </Button>
      {fault !== null && (
        <Text role="alert" c="late" mt="xs">
          {fault}
        </Text>
      )}
    </div>
  );
}
