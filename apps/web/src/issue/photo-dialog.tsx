import '../app/desk-styles.js';
import { Modal } from '@mantine/core';
import classes from './issue.module.css';
import { photoPath, photoWords, type Photo } from './photo-words.js';

/** One photo, large. */
export function PhotoDialog({ issueId, photo, close }: { issueId: string; photo: Photo; close: () => void }) {
  const { id, width, height } = photo;
  return (
    <Modal
      opened
      onClose={close}
      title={photoWords(photo)}
      size="xl"
      closeButtonProps={{ 'aria-label': 'Close', size: 44 }}
      transitionProps={{ duration: 0 }}
    >
      <img className={classes.photo} src={photoPath(issueId, id, 'full')} width={width} height={height} alt={photoWords(photo)} />
    </Modal>
  );
}
