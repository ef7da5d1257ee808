import '../app/desk-styles.js';
import { Text } from '@mantine/core';
import { Confirm } from '../states/confirm.js';
import type { Issue } from './issue-queries.js';
import { useUnmerging } from './merging.js';

/** Says what undoing a merge does, and does it. */
export function UnmergeDialog({ issue, close }: { issue: Issue; close: () => void }) {
  const unmerging = useUnmerging(issue, close);
  const { reference } = issue;
  return (
    <Confirm
      title={`Undo the merge of ${reference}?`}
      does="Undo the merge"
      isDangerous={false}
      isWorking={unmerging.isPending}
      error={unmerging.error}
      onConfirm={() => unmerging.mutate()}
      onCancel={close}
    >
      <Text>
        {reference} stands by itself again, with its own notes, photos and reporter, and with what had been merged into it. It is
        assigned as if it had just been reported.
      </Text>
    </Confirm>
  );
}
