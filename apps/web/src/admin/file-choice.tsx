import { Button, FileButton, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './admin.module.css';
import { fileFault, sizeWords } from './import-file.js';

interface FileChoiceProps {
  /** What kind: `GeoJSON`. */
  kind: string;
  accept: string;
  chosen: { name: string; size: number } | null;
  onFile: (file: File) => void;
  onFault: (fault: string) => void;
}

/** A file by a button or dropped onto it. What is too large is refused before it is read. */
export function FileChoice({ kind, accept, chosen, onFile, onFault }: FileChoiceProps) {
  const [isOver, setOver] = useState(false);
  const take = (file: File | null | undefined) => {
    if (!file) return;
    const fault = fileFault(file);
    if (fault) onFault(fault);
    else onFile(file);
  };
  return (
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <FileButton onChange={take} accept={accept} inputProps={{ 'aria-label': `${kind} file` }}>
        {(props) => (
          <Button {...props} mih={44} variant={chosen ? 'default' : 'filled'} leftSection={<IconUpload size={16} stroke={1.5} />}>
            {chosen ? 'Choose another file' : `Choose a ${kind} file`}
          </Button>
        )}
      </FileButton>
      <Text size="sm">
        {chosen ? (
          <>
            <b>{chosen.name}</b>, {sizeWords(chosen.size)}
          </>
        ) : (
          'or drop it here. At most 20 MB.'
        )}
      </Text>
    </div>
  );
}
