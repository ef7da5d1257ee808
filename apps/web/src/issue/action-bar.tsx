import '../app/desk-styles.js';
import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { actionWords } from '../offline/action.js';
import { useMay } from '../session/permitted.js';
import { part } from '../states/part.js';
import { useRunning } from './actions.js';
import { mayReassign, nextAction } from './allowed.js';
import { barOf, type BarAction, type DeskAction } from './bar.js';
import classes from './issue.module.css';
import type { Working } from './use-issue.js';

const EditDialog = part(() => import('./edit-dialog.js').then(({ EditDialog: loaded }) => loaded));
const MergeDialog = part(() => import('./merge-dialog.js').then(({ MergeDialog: loaded }) => loaded));
const UnmergeDialog = part(() => import('./unmerge-dialog.js').then(({ UnmergeDialog: loaded }) => loaded));
const ReassignDialog = part(() => import('../reassign/reassign-dialog.js').then(({ ReassignDialog: loaded }) => loaded));

const deskWords: Record<DeskAction, string> = {
  reassign: 'Reassign',
  edit: 'Edit',
  merge: 'Merge into …',
  unmerge: 'Undo the merge',
};
const isDesk = (action: BarAction): action is DeskAction => Object.hasOwn(deskWords, action);

/** What can be done with the issue of a page: the next step large, two others beside it, the rest in a menu. None that would be refused. */
export function ActionBar({ view, allowed, act }: Working) {
  const { run, dialog } = useRunning({ view, act });
  const [opened, open] = useState<DeskAction | null>(null);
  const may = useMay();
  const next = nextAction(allowed);
  const { issue, assignment } = view;
  const { shown, menu } = barOf({
    allowed: allowed.filter((kind) => kind !== next),
    said: issue.allowedActions,
    reassigns: mayReassign(view, may),
  });
  const does = (action: BarAction) => (isDesk(action) ? open(action) : run(action));
  const close = () => open(null);
  const { id: issueId, reference } = issue;
  const place = { sector: assignment?.sector ?? null, precinct: assignment?.precinct ?? null };
  return (
    <>
      {(next !== null || shown.length > 0) && (
        <div className={`${classes.bar} no-print`} role="group" aria-label={`Actions for ${reference}`}>
          {next && (
            <Button data-next size="md" onClick={() => run(next)}>
              {actionWords[next]}
            </Button>
          )}
          {shown.map((action) => (
            <Button key={action} variant="default" onClick={() => does(action)}>
              {wordsOf(action)}
            </Button>
          ))}
          {menu.length > 0 && <MoreActions actions={menu} does={does} />}
        </div>
      )}
      {dialog}
      <Suspense>
        {opened === 'edit' && <EditDialog issue={issue} close={close} />}
        {opened === 'reassign' && <ReassignDialog issue={{ issueId, reference, ...place }} close={close} />}
        {opened === 'merge' && <MergeDialog issue={issue} close={close} />}
        {opened === 'unmerge' && <UnmergeDialog issue={issue} close={close} />}
      </Suspense>
    </>
  );
}

const wordsOf = (action: BarAction) => (isDesk(action) ? deskWords[action] : actionWords[action]);

function MoreActions({ actions, does }: { actions: readonly BarAction[]; does: (action: BarAction) => void }) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDots size={20} stroke={1.5} aria-hidden />}>
          More
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item key={action} mih={44} onClick={() => does(action)}>
            {wordsOf(action)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
