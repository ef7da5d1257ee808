import { Button, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { Suspense, useState } from 'react';
import { part } from '../states/part.js';
import { ProblemNote } from '../states/problem-note.js';
import classes from './coverage.module.css';
import { spanWords, type RosterPeriod } from './roster-periods.js';
import { useRoster } from './use-roster.js';

const ChangePeriod = part(() => import('./correct-period.js').then(({ ChangePeriod: loaded }) => loaded));
const WithdrawPeriod = part(() => import('./correct-period.js').then(({ WithdrawPeriod: loaded }) => loaded));

interface RosterSectionProps {
  /** What is shown of the roster. ISO 8601. */
  from: string;
  to: string;
  nowMs: number;
}

/** Who is absent or has a shift in a time, for whoever keeps the roster: entries are changed and withdrawn here. */
export function RosterSection({ from, to, nowMs }: RosterSectionProps) {
  const { periods, hasMore, error, refetch } = useRoster({ from, to });
  const [open, setOpen] = useState<{ does: 'change' | 'withdraw'; period: RosterPeriod } | null>(null);
  const close = () => setOpen(null);
  const Dialog = open?.does === 'withdraw' ? WithdrawPeriod : ChangePeriod;
  return (
    <section aria-labelledby="roster">
      <Stack>
        <Title order={2} id="roster">
          Shifts and absences
        </Title>
        {error && <ProblemNote error={error} retry={() => void refetch()} />}
        {periods?.length === 0 && <Text c="dimmed">Nobody has a shift or is absent in this time.</Text>}
        {hasMore && <Text role="status">There are more than are shown here. Choose another day to see them.</Text>}
        {periods && periods.length > 0 && (
          <ul className={classes.rows} aria-label="Shifts and absences">
            {periods.map((period) => (
              <PeriodRow
                key={period.id}
                period={period}
                nowMs={nowMs}
                change={() => setOpen({ does: 'change', period })}
                withdraw={() => setOpen({ does: 'withdraw', period })}
              />
            ))}
          </ul>
        )}
      </Stack>
      <Suspense>{open && <Dialog period={open.period} nowMs={nowMs} close={close} />}</Suspense>
    </section>
  );
}

interface PeriodRowProps {
  period: RosterPeriod;
  nowMs: number;
  change: () => void;
  withdraw: () => void;
}

function PeriodRow({ period, nowMs, change, withdraw }: PeriodRowProps) {
  const { kind, officer } = period;
  const whose = `${kind} of ${officer.name}, ${spanWords(period, nowMs)}`;
  return (
    <li className={classes.row}>
      <span>{officer.name}</span>
      <span>
        {kind === 'shift' ? 'On shift' : 'Absent'} <span className={classes.quiet}>{spanWords(period, nowMs)}</span>
      </span>
      <Group gap="xs" justify="flex-end">
        <Button variant="default" size="compact-md" mih={44} onClick={change}>
          Change <VisuallyHidden>the {whose}</VisuallyHidden>
        </Button>
        <Button variant="default" size="compact-md" mih={44} onClick={withdraw}>
          Withdraw <VisuallyHidden>the {whose}</VisuallyHidden>
        </Button>
      </Group>
    </li>
  );
}
