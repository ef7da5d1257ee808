import { Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { coverageQuery } from '../city/coverage-query.js';
import { Loading } from '../states/loading.js';
import { ProblemNote } from '../states/problem-note.js';
import { officerChoices, type OfficerChoice } from './officer-choices.js';
import { OfficerList } from './officer-list.js';

interface OfficerPickerProps {
  precinct: string | null;
  /** Those named for it come before others who are on shift. */
  sector: string | null;
  /** The id of who has it already, and is not offered. */
  except?: string;
  chosen: OfficerChoice | null;
  choose: (officer: OfficerChoice) => void;
}

/** The officers of a precinct, found by name or badge: who is on shift, and how much they have already. */
export function OfficerPicker({ precinct, sector, except, chosen, choose }: OfficerPickerProps) {
  const [words, setWords] = useState('');
  const coverage = useQuery(coverageQuery({ precinct: precinct ?? undefined }));
  const choices = officerChoices(coverage.data?.items ?? [], sector).filter(
    ({ id, name, badge }) => id !== except && `${name} ${badge}`.toLowerCase().includes(words.trim().toLowerCase()),
  );
  return (
    <Stack>
      {coverage.error ? <ProblemNote error={coverage.error} retry={() => void coverage.refetch()} /> : null}
      <TextInput
        label="Officer"
        placeholder="Name or badge"
        value={words}
        data-autofocus
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {coverage.isPending ? (
        <Loading rows={4} />
      ) : (
        <OfficerList
          choices={choices}
          chosen={chosen?.id ?? null}
          choose={(id) => {
            const choice = choices.find((one) => one.id === id);
            if (choice) choose(choice);
          }}
        />
      )}
    </Stack>
  );
}
