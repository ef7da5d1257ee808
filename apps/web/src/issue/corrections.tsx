import { Button, Group } from '@mantine/core';
import { Suspense, useState } from 'react';
import { ProblemNote } from '../states/problem-note.js';
import { part } from '../states/part.js';
import type { Issue } from './issue-queries.js';
import { useUnmerging } from './use-editing.js';

const EditDialog = part(() => import('./edit-dialog.js').then(({ EditDialog: loaded }) => loaded));

/** What puts an issue right: editing what was reported, and undoing a merge. These need a connection. */
export function Corrections({ issue }: { issue: Issue }) {
  const [isEditing, setEditing] = useState(false);
  const unmerging = useUnmerging(issue);
  const mayEdit = issue.allowedActions.includes('correct');
  const mayUnmerge = issue.allowedActions.includes('unmerge');
  if (!mayEdit && !mayUnmerge && !isEditing) return null;
  return (
    <>
      <Group gap="sm">
        {mayEdit && (
          <Button variant="default" onClick={() => setEditing(true)}>
            Edit
          </Button>
        )}
        {mayUnmerge && (
          <Button variant="default" loading={unmerging.isPending} onClick={() => unmerging.mutate()}>
            Undo the merge
          </Button>
        )}
      </Group>
      {unmerging.error && <ProblemNote error={unmerging.error} />}
      <Suspense>{isEditing && <EditDialog issue={issue} close={() => setEditing(false)} />}</Suspense>
    </>
  );
}
