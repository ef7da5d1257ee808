import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../api/client.js';
import type { Category } from '../category/categories.js';
import type { Place } from '../map/city-map-props.js';
import { ProspectNote } from '../place/prospect-note.js';
import { absoluteTime } from '../time/words.js';
import classes from './new-issue.module.css';
import type { AfterSaving } from './unsent.js';

interface OutcomeBarProps {
  category: Category | undefined;
  place: Place | null;
  isSaving: boolean;
  save: (then: AfterSaving) => void;
}

/** What will happen with it, named before it is saved, and the buttons that save. Always in sight. */
export function OutcomeBar({ category, place, isSaving, save }: OutcomeBarProps) {
  return (
    <Stack gap="sm" className={classes.bar}>
      <div>
        <ProspectNote place={place} nowhere="Without a place it waits in the review queue." />
        <DeadlineNote category={category} />
      </div>
      <Group gap="sm">
        <Button onClick={() => save('open')} loading={isSaving} aria-keyshortcuts="Control+Enter">
          Save (Ctrl+Enter)
        </Button>
        <Button variant="default" onClick={() => save('new')} disabled={isSaving} aria-keyshortcuts="Control+Shift+Enter">
          Save and new (Ctrl+Shift+Enter)
        </Button>
      </Group>
    </Stack>
  );
}

/** By when it would have to be acknowledged and resolved if it were saved now. */
function DeadlineNote({ category }: { category: Category | undefined }) {
  const { data: preview } = useQuery({
    queryKey: ['deadlines', 'preview', category?.code],
    enabled: category !== undefined,
    queryFn: ({ signal }) => {
      const query = { category: category?.code ?? '', priority: category?.priority ?? 'normal' };
      return data(api.GET('/api/v1/deadlines/preview', { params: { query }, signal }));
    },
    staleTime: 60_000,
    retry: false,
  });
  if (!category || !preview) return null;
  return (
    <Text size="sm" c="dimmed">
      Acknowledge by {absoluteTime(preview.acknowledgeBy)}, resolve by {absoluteTime(preview.resolveBy)}
    </Text>
  );
}
