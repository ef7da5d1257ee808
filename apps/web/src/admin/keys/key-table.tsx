import { Badge, Button, Table } from '@mantine/core';
import type { Dto } from '../../api/client.js';
import { Instant } from '../../time/instant.js';
import { absoluteTime } from '../../time/words.js';
import classes from '../admin.module.css';
import { WideTable } from '../wide-table.js';
import { FreeText } from '../../text/free-text.js';
import { scopeWords } from './key-draft.js';

type ApiKey = Dto<'ApiKeyDto'>;

const stateWords: Record<ApiKey['state'], string> = {
  'awaiting-approval': 'Waiting for approval',
  works: 'Active',
  revoked: 'Revoked',
  expired: 'Expired',
};

/** Keys, newest first. A revoked one stays in the list: it is part of what happened. */
export function KeyTable({ keys, revoke }: { keys: readonly ApiKey[]; revoke: (key: ApiKey) => void }) {
  return (
    <WideTable label="API keys" columns={['Name', 'Role', 'May', 'Made by', 'Made', 'Last used', 'Ends', 'State', 'Revoke']}>
      {keys.map((key) => {
        const works = key.state === 'works';
        return (
          <Table.Tr key={key.id}>
            <Table.Th scope="row">
              <FreeText>{key.name}</FreeText>
            </Table.Th>
            <Table.Td>{key.role}</Table.Td>
            <Table.Td>{scopeWords(key)}</Table.Td>
            <Table.Td>
              <FreeText>{key.createdByName ?? 'unknown'}</FreeText>
              {key.approvedBy !== null && ', approved by '}
              {key.approvedBy !== null && <FreeText>{key.approvedByName ?? 'unknown'}</FreeText>}
            </Table.Td>
            <Table.Td className={classes.nowrap}>
              <Instant at={key.createdAt} />
            </Table.Td>
            <Table.Td className={classes.nowrap}>{key.lastUsedAt ? <Instant at={key.lastUsedAt} /> : 'never'}</Table.Td>
            <Table.Td className={classes.nowrap}>{absoluteTime(key.expiresAt)}</Table.Td>
            <Table.Td>
              <Badge variant={works ? 'light' : 'default'} color={works ? 'done' : undefined} tt="none" fw={400} size="lg">
                {stateWords[key.state]}
              </Badge>
            </Table.Td>
            <Table.Td>
              {works && (
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
