import '../app/desk-styles.js';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { faultsByField } from '../api/problem.js';
import { Confirm } from '../states/confirm.js';
import { ProblemNote } from '../states/problem-note.js';
import { instantOfLocal, localTimeOf } from '../time/local-time.js';
import { effectWords, spanWords, type RosterPeriod } from './roster-periods.js';
import { useCorrecting, useUnacknowledged } from './use-roster.js';

interface CorrectPeriodProps {
  period: RosterPeriod;
  nowMs: number;
  close: () => void;
}

/** Puts the times of a shift or an absence right. Says before what moves by it. */
export function ChangePeriod({ period, close }: CorrectPeriodProps) {
  const [startsAt, setStart] = useState(localTimeOf(period.startsAt));
  const [endsAt, setEnd] = useState(localTimeOf(period.endsAt));
  const [missing, setMissing] = useState(false);
  const correcting = useCorrecting(period, close);
  const faults = faultsByField(correcting.error);
  const save = () => {
    const times = { startsAt: instantOfLocal(startsAt), endsAt: instantOfLocal(endsAt) };
    if (times.startsAt === null || times.endsAt === null) return setMissing(true);
    correcting.mutate({ startsAt: times.startsAt, endsAt: times.endsAt });
  };
  return (
    <Modal
      opened
      onClose={close}
      title={`Change the ${period.kind} of ${period.officer.name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!correcting.isPending) save();
        }}
      >
        <Stack gap="md">
          <TextInput
            type="datetime-local"
            label="From"
            data-autofocus
            value={startsAt}
            error={faults.startsAt}
            onChange={({ currentTarget: { value } }) => setStart(value)}
          />
          <TextInput
            type="datetime-local"
            label="Until"
            value={endsAt}
            error={faults.endsAt}
            onChange={({ currentTarget: { value } }) => setEnd(value)}
          />
          {missing && <Text c="late">Enter a date and a time in both fields.</Text>}
          <Effect period={period} does="change" />
          {correcting.error && Object.keys(faults).length === 0 && <ProblemNote error={correcting.error} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" mih={44} onClick={close}>
              Cancel
            </Button>
            <Button type="submit" mih={44} loading={correcting.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Takes a shift or an absence out of the roster. Says before what moves by it. */
export function WithdrawPeriod({ period, nowMs, close }: CorrectPeriodProps) {
  const correcting = useCorrecting(period, close);
  return (
    <Confirm
      title={`Withdraw the ${period.kind} of ${period.officer.name}?`}
      does="Withdraw"
      isWorking={correcting.isPending}
      error={correcting.error}
      onConfirm={() => correcting.mutate(null)}
      onCancel={close}
    >
      <Stack gap="xs">
        <Text>{spanWords(period, nowMs)}</Text>
        <Effect period={period} does="withdraw" />
      </Stack>
    </Confirm>
  );
}

function Effect({ period, does }: { period: RosterPeriod; does: 'change' | 'withdraw' }) {
  const { data: unacknowledged, error, refetch } = useUnacknowledged(period.officer.id);
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  return (
    <Text role="status">{unacknowledged ? effectWords(period, does, unacknowledged) : 'Looking for what would move …'}</Text>
  );
}
