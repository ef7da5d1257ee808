import { Badge, Button, Table } from '@mantine/core';
import type { Dto } from '../../api/client.js';
import { Instant } from '../../time/instant.js';
import { useNow } from '../../time/now.js';
import { absoluteTime } from '../../time/words.js';
import classes from '../admin.module.css';
import { WideTable } from '../wide-table.js';
import { scopeWords, standingOf } from './key-draft.js';

type ApiKey = Dto<'ApiKeyDto'>;

/** Keys, newest first. A revoked one stays in the list: it is part of what happened. */
export function KeyTable({ keys, revoke }: { keys: readonly ApiKey[]; revoke: (key: ApiKey) => void }) {
  const nowMs = useNow(60_000);
  return (
    <WideTable label="API keys" columns={['Name', 'Role', 'May', 'Made', 'Last used', 'Ends', 'State', 'Revoke']}>
      {keys.map((key) => {
        const standing = standingOf(key, nowMs);
        return (
          <Table.Tr key={key.id}>
            <Table.Th scope="row">{key.name}</Table.Th>
            <Table.Td>{key.role}</Table.Td>
            <Table.Td>{scopeWords(key)}</Table.Td>
            <Table.Td className={classes.nowrap}>
              <Instant at={key.createdAt} />
            </Table.Td>
            <Table.Td className={classes.nowrap}>{key.lastUsedAt ? <Instant at={key.lastUsedAt} /> : 'never'}</Table.Td>
            <Table.Td className={classes.nowrap}>{absoluteTime(key.expiresAt)}</Table.Td>
            <Table.Td>
              <Badge
                variant={standing === 'works' ? 'light' : 'default'}
                color={standing === 'works' ? 'done' : undefined}
                tt="none"
                fw={400}
                size="lg"
              >
                {standing}
              </Badge>
            </Table.Td>
            <Table.Td>
              {standing === 'works' && (
                <Button variant="default" mih={44} onClick={() => revoke(key)} aria-label={`Revoke ${key.name}`}>
                  Revoke
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        );
      })}
    </WideTable>
  );
}
