import { Button, Group } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { LiveNote } from '../live/live-note.js';
import { useStream } from '../live/stream.js';
import { useMay } from '../session/permitted.js';
import { countNew, type Issue, newerQuery } from './issue-pages.js';
import { csvPathOf } from './issue-query.js';
import { type IssueSearch, looksLikeContact } from './issue-search.js';
import { useIssueFields } from './use-issue-fields.js';

interface ListHeadProps {
  search: IssueSearch;
  issues: readonly Issue[];
}

const settleMs = 1_000;

/** Whether the list is what is so, what has come since, and all of it as a file. */
export function ListHead({ search, issues }: ListHeadProps) {
  const client = useQueryClient();
  const may = useMay();
  const { deadline: showsDeadlines } = useIssueFields();
  const newest = issues.reduce<string | null>((last, { reportedAt }) => (last && last > reportedAt ? last : reportedAt), null);
  const newer = useQuery(newerQuery(search, newest));
  const look = useDebouncedCallback(() => void client.invalidateQueries({ queryKey: ['issues', 'newer'] }), settleMs);
  const live = useStream(may('read', 'board') ? '/api/v1/board/stream' : null, { onEvent: look, onOpen: look });
  const count = countNew(newer.data ?? [], issues);
  // A file is fetched by its address, where nobody's telephone number may stand.
  const isOfSomebody = search.q !== undefined && looksLikeContact(search.q);
  return (
    <Group gap="sm">
      <span role="status">
        {count > 0 && (
          <Button size="xs" h={32} onClick={() => void client.resetQueries({ queryKey: ['issues'] })}>
            {count >= 50 ? '50 and more' : count} new: show
          </Button>
        )}
      </span>
      {may('read', 'board') && <LiveNote state={live} />}
      {!isOfSomebody && (
        <Button
          component="a"
          href={csvPathOf(search, showsDeadlines)}
          download="issues.csv"
          variant="default"
          size="xs"
          h={32}
          leftSection={<IconDownload size={16} stroke={1.5} />}
        >
          CSV
        </Button>
      )}
    </Group>
  );
}
