import { Alert, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { DoneNote } from './done-note.js';
import { FileChoice } from './file-choice.js';

interface ImportSectionProps<Read extends { name: string; size: number }> {
  /** What kind of file: `GeoJSON`. */
  kind: string;
  accept: string;
  read: (name: string, text: string) => Read | { fault: string };
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
  const [done, setDone] = useState<string | null>(null);
  const refuse = (text: string) => {
    setFile(null);
    setFault(text);
  };
  const take = async (chosen: File) => {
    const found = read(chosen.name, await chosen.text());
    setDone(null);
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
