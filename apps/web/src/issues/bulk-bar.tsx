import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../session/permitted.js';
import { type BulkAction, bulkWords, commonActions } from './bulk.js';
import { BulkDialog } from './bulk-dialog.js';
import type { Issue } from './issue-pages.js';
import type { IssueSearch } from './issue-search.js';
import classes from './issues.module.css';

interface BulkBarProps {
  selected: readonly Issue[];
  clear: () => void;
  search: IssueSearch;
}

interface Work {
  action: BulkAction;
  issues: readonly Issue[];
}

/** What can be done with all of the selected rows. */
export function BulkBar({ selected, clear, search }: BulkBarProps) {
  const [work, setWork] = useState<Work | null>(null);
  const may = useMay();
  const actions = commonActions(selected, (precinct) => may('reassign', { type: 'assignment', precinct, officerId: null }));
  return (
    <>
      {selected.length > 0 && (
        <Group gap="sm" className={classes.bulk} role="region" aria-label="Selected issues">
          <Text size="sm" role="status">
            {selected.length} selected
          </Text>
          {actions.map((action) => (
            <Button key={action} variant="default" size="xs" h={32} onClick={() => setWork({ action, issues: selected })}>
              {bulkWords[action].verb}
            </Button>
          ))}
          {actions.length === 0 && (
            <Text size="sm" c="dimmed">
              Nothing can be done with all of them.
            </Text>
          )}
          <Button variant="subtle" size="xs" h={32} onClick={clear}>
            Select none
          </Button>
        </Group>
      )}
      {work && <BulkDialog {...work} search={search} close={() => setWork(null)} finished={clear} />}
    </>
  );
}
