import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Dto } from '../../api/client.js';
import { DoneNote } from '../done-note.js';
import { FileChoice } from '../file-choice.js';
import { OfficerList } from './officer-list.js';
import { readRosterFile, type RosterFile } from './roster-file.js';
import { RosterImport } from './roster-import.js';

const resultWords = ({ created, changed, unchanged, alsoChanged }: Dto<'RosterSummaryDto'>, refused: number) =>
  [
    `Done: ${created} ${created === 1 ? 'officer' : 'officers'} added, ${changed} changed, ${unchanged} unchanged`,
    alsoChanged > 0 ? `, the precincts of ${alsoChanged} others changed with them` : '',
    refused > 0 ? `, ${refused} rows refused` : '',
    '.',
  ].join('');

/** The roster, and how it comes in. */
export function OfficersSection() {
  const [file, setFile] = useState<RosterFile | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const take = async (chosen: File) => {
    const read = readRosterFile(chosen.name, await chosen.text());
    setDone(null);
    setFault('fault' in read ? read.fault : null);
    setFile('fault' in read ? null : read);
  };
  return (
    <Stack gap="lg">
      <FileChoice
        kind="CSV"
        accept=".csv,text/csv"
        chosen={file}
        onFile={(chosen) => void take(chosen)}
        onFault={(text) => {
          setFile(null);
          setFault(text);
        }}
      />
      {!file && (
        <Text size="sm" c="dimmed">
          Columns: badge, name, rank (officer, sergeant, lieutenant, commander); as wanted: sectors (separated by ;),
          supervisor_badge, email, phone, language, precincts, active.
        </Text>
      )}
      {fault && (
        <Alert role="alert" color="late" icon={<IconAlertTriangle stroke={1.5} />} title="This file cannot be used">
          {fault}
        </Alert>
      )}
      <DoneNote>{done}</DoneNote>
      {file && (
        <RosterImport
          key={file.name + file.size}
          file={file}
          onApplied={(answer) => {
            setFile(null);
            setDone(resultWords(answer, answer.refused.length + file.broken.length));
          }}
        />
      )}
      {!file && <OfficerList />}
    </Stack>
  );
}
