import { Group, Radio, ScrollArea, Stack, Text } from '@mantine/core';
import type { OfficerChoice } from './officer-choices.js';
import classes from './officer-list.module.css';
import { clockTime } from '../time/words.js';

interface OfficerListProps {
  choices: readonly OfficerChoice[];
  chosen: string | null;
  choose: (id: string) => void;
}

/** Who could take it: whether they are on shift, and how much they have already. */
export function OfficerList({ choices, chosen, choose }: OfficerListProps) {
  if (choices.length === 0)
    return (
      <Text c="dimmed" role="status">
        Nobody of this precinct is called that.
      </Text>
    );
  return (
    <ScrollArea.Autosize mah={320} type="auto" offsetScrollbars>
      <Radio.Group value={chosen} onChange={choose} aria-label="Officers of the precinct">
        <Stack gap={0}>
          {choices.map((choice) => (
            <Radio
              key={choice.id}
              value={choice.id}
              className={classes.choice}
              label={
                <Group justify="space-between" gap="md">
                  <span>
                    {choice.name} <span className={classes.quiet}>{choice.isOfSector ? 'of this sector' : choice.badge}</span>
                  </span>
                  <span className={classes.quiet}>
                    {dutyWords(choice)}, {choice.openLoad} open
                  </span>
                </Group>
              }
            />
          ))}
        </Stack>
      </Radio.Group>
    </ScrollArea.Autosize>
  );
}

function dutyWords({ onShiftUntil, absentUntil }: OfficerChoice): string {
  if (onShiftUntil) return `on shift until ${clockTime(onShiftUntil)}`;
  return absentUntil ? `absent until ${clockTime(absentUntil)}` : 'not on shift';
}
