import { Stack, Text } from '@mantine/core';
import type { Dto } from '../../api/client.js';
import { ImportSection } from '../import-section.js';
import { OfficerList } from './officer-list.js';
import { readRosterFile } from './roster-file.js';
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
  return (
    <ImportSection
      kind="CSV"
      accept=".csv,text/csv"
      read={readRosterFile}
      preview={(file, onApplied) => (
        <RosterImport
          file={file}
          onApplied={(answer) => onApplied(resultWords(answer, answer.refused.length + file.broken.length))}
        />
      )}
    >
      <Stack gap="lg">
        <Text size="sm" c="dimmed">
          Columns: badge, name, rank (officer, sergeant, lieutenant, commander); as wanted: sectors (separated by ;),
          supervisor_badge, email, phone, language, precincts, active.
        </Text>
        <OfficerList />
      </Stack>
    </ImportSection>
  );
}
