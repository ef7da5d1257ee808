import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { DoneNote } from './done-note.js';
import { FileChoice } from './file-choice.js';
import { textOfFile } from './file-text.js';

interface ImportSectionProps<Read extends { name: string; size: number }> {
  /** What kind of file: `GeoJSON`. */
  kind: string;
  accept: string;
  read: (name: string, text: string) => Promise<Read | { fault: string }> | Read | { fault: string };
  /** What the file would change; `onApplied` gets what became of it, in words. */
  preview: (file: Read, onApplied: (result: string) => void) => ReactNode;
  /** What there is, while no file is chosen. */
  children: ReactNode;
}

/** What there is, and how more comes in by a file: what it would change first, then what it changed. */
export function ImportSection<Read extends { name: string; size: number }>(props: ImportSectionProps<Read>) {
  const { kind, accept, read, preview, children } = props;
  const [file, setFile] = useState<Read | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [guessed, setGuessed] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const refuse = (text: string) => {
    setFile(null);
    setFault(text);
  };
  const take = async (chosen: File) => {
    const { text, guessed: encoding = null } = textOfFile(new Uint8Array(await chosen.arrayBuffer()));
    const found = await read(chosen.name, text);
    setDone(null);
    setGuessed(encoding);
    if ('fault' in found) return refuse(found.fault);
    setFault(null);
    setFile(found);
  };
  return (
    <Stack gap="lg">
      <FileChoice kind={kind} accept={accept} chosen={file} onFile={(chosen) => void take(chosen)} onFault={refuse} />
      {fault && (
        <Alert role="alert" color="late" icon={<IconAlertTriangle stroke={1.5} />} title="This file cannot be used">
          {fault}
        </Alert>
      )}
      <DoneNote>{done}</DoneNote>
      {file ? (
        <div key={file.name + file.size}>
          {guessed && (
            <Text mb="sm">
              {file.name} is not UTF-8; it is read as {guessed}. Look at the letters with accents before you go on; if they are
              wrong, save the file as “CSV UTF-8”.
            </Text>
          )}
          {preview(file, (result) => {
            setFile(null);
            setDone(result);
          })}
        </div>
      ) : (
        children
      )}
    </Stack>
  );
}
