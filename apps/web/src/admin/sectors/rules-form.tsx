import { NativeSelect, Radio, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { faultsByField } from '../../api/problem.js';
import type { BoundaryFile, BoundaryRules, PropertyChoice } from './boundary-file.js';

interface RulesFormProps {
  file: BoundaryFile;
  rules: BoundaryRules;
  error: unknown;
  onChange: (rules: BoundaryRules) => void;
}

const optionOf = ({ name, samples }: PropertyChoice) => ({ value: name, label: `${name} (${samples.join(', ')})` });

/** Where in the file the code of a sector and its precinct are. */
export function RulesForm({ file, rules, error, onChange }: RulesFormProps) {
  const faults = faultsByField(error);
  const options = file.properties.map(optionOf);
  const set = (change: Partial<BoundaryRules>) => onChange({ ...rules, ...change });
  const code = file.properties.find(({ name }) => name === rules.code);
  return (
    <Stack gap="md">
      <Text>{file.features.length} features. Where do they say which sector they are?</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <NativeSelect
          label="Code of the sector"
          description={
            code && code.distinct < code.filled ? 'Features of the same code become one sector.' : 'A property of the file'
          }
          data={options}
          value={rules.code}
          error={faults.code}
          onChange={({ currentTarget }) => set({ code: currentTarget.value })}
        />
        <Stack gap="sm">
          <Radio.Group label="Precinct" value={rules.precinctBy} onChange={(value) => set({ precinctBy: value })}>
            <Stack gap="xs" mt="xs">
              <Radio value="property" label="is a property of the file" />
              <Radio value="pattern" label="is part of the code" />
            </Stack>
          </Radio.Group>
          {rules.precinctBy === 'property' ? (
            <NativeSelect
              label="Property with the precinct"
              data={options}
              value={rules.precinct}
              error={faults.precinct}
              onChange={({ currentTarget }) => set({ precinct: currentTarget.value })}
            />
          ) : (
            <TextInput
              label="Pattern that finds the precinct in the code"
              description="A regular expression: its first group, or all of the match. ^[^-]+ finds D1 in D1-A."
              value={rules.pattern}
              error={faults.precinctPattern}
              maxLength={100}
              onChange={({ currentTarget }) => set({ pattern: currentTarget.value })}
            />
          )}
        </Stack>
      </SimpleGrid>
    </Stack>
  );
}
