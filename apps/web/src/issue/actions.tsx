import { Button } from '@mantine/core';
import { type ReactNode, Suspense, useState } from 'react';
import { actionWords, type ActionKind } from '../offline/action.js';
import { part } from '../states/part.js';
import { needsForm, type FormKind } from './action-form.js';
import { nextAction } from './allowed.js';
import classes from './issue.module.css';
import type { Working } from './use-issue.js';

const ActionDialog = part(() => import('./action-dialog.js').then(({ ActionDialog: loaded }) => loaded));

/** Does an action at once, or asks in `dialog` what it needs to know. */
export function useRunning({ view, act }: Pick<Working, 'view' | 'act'>): { run: (kind: ActionKind) => void; dialog: ReactNode } {
  const [form, openForm] = useState<FormKind | null>(null);
  const run = (kind: ActionKind) => {
    if (needsForm(kind)) openForm(kind);
    else if (kind === 'acknowledge' || kind === 'start' || kind === 'confirm') void act({ kind });
  };
  const dialog = <Suspense>{form && <ActionDialog kind={form} view={view} act={act} close={() => openForm(null)} />}</Suspense>;
  return { run, dialog };
}

/** The one button of a card: what takes the issue further. */
export function CardAction({ view, allowed, act }: Working) {
  const { run, dialog } = useRunning({ view, act });
  const next = nextAction(allowed);
  if (next === null) return null;
  return (
    <div className={classes.actions} role="group" aria-label={`Actions for ${view.issue.reference}`}>
      <Button data-next size="md" fullWidth h={52} onClick={() => run(next)}>
        {actionWords[next]}
      </Button>
      {dialog}
    </div>
  );
}
