import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import type { Dto } from '../api/client.js';
import { absoluteTime } from '../time/words.js';
import { followSaved, type Outcome } from './follow-saved.js';

type Saved = Dto<'ReportedIssueDto'>;

/** One at a time, so that the code of the call before is not told to the next caller. */
const toastId = 'saved-issue';
let lastSaved: string | null = null;

/** Says that an issue is saved, then who has it. It stays until it is closed or the next one is saved: its code is told only once. */
export async function announceSaved(saved: Saved): Promise<void> {
  lastSaved = saved.id;
  const toast = (outcome: Outcome) => ({
    id: toastId,
    title: `${saved.reference} is saved`,
    message: <SavedNote saved={saved} outcome={outcome} />,
    color: 'done',
    autoClose: false as const,
    withCloseButton: true,
  });
  notifications.hide(toastId);
  notifications.show(toast({ kind: 'waiting' }));
  const outcome = await followSaved(saved.id);
  if (lastSaved === saved.id) notifications.update(toast(outcome));
}

function SavedNote({ saved, outcome }: { saved: Saved; outcome: Outcome }) {
  return (
    <Stack gap={4}>
      <Text size="sm">
        <OutcomeWords outcome={outcome} />
      </Text>
      <Text size="sm">
        Tracking code for the caller: <b>{saved.trackingCode}</b>
      </Text>
      <Link to="/issues/$issueId" params={{ issueId: saved.id }}>
        Open {saved.reference}
      </Link>
    </Stack>
  );
}

function OutcomeWords({ outcome }: { outcome: Outcome }) {
  switch (outcome.kind) {
    case 'waiting':
      return 'An officer is being found …';
    case 'review':
      return 'It waits in the review queue for a place or an officer.';
    case 'unknown':
      return 'No officer has it yet. Its page shows when one does.';
    case 'assigned':
      return (
        <>
          {outcome.sector && `Sector ${outcome.sector}, `}officer {outcome.officer ?? 'found'}
          {outcome.acknowledgeBy && `, acknowledge by ${absoluteTime(outcome.acknowledgeBy)}`}
        </>
      );
  }
}
