import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import { actionWords, type ActionKind } from '../offline/action.js';
import { needsForm, type FormKind } from './action-form.js';
import { nextAction } from './allowed.js';
import classes from './issue.module.css';
import type { Working } from './use-issue.js';
import { part } from '../states/part.js';

const ActionDialog = part(() => import('./action-dialog.js').then(({ ActionDialog: loaded }) => loaded));

/** What is reached by a button; notes and photos have a place of their own. */
const elsewhere: readonly ActionKind[] = ['note', 'photo'];

/** The buttons of an issue: what takes it further first, and none that would be refused. */
export function Actions({ view, allowed, act, isCard = false }: Working & { isCard?: boolean }) {
  const [form, openForm] = useState<FormKind | null>(null);
  const next = nextAction(allowed);
  const others = isCard ? [] : allowed.filter((kind) => kind !== next && !elsewhere.includes(kind));
  const run = (kind: ActionKind) => {
    if (needsForm(kind)) openForm(kind);
    else if (kind === 'acknowledge' || kind === 'start' || kind === 'confirm') void act({ kind });
  };
  if (next === null && others.length === 0) return null;
  return (
    <div className={classes.actions} role="group" aria-label={`Actions for ${view.issue.reference}`}>
      {next && (
        <Button data-next size="md" fullWidth={isCard} h={isCard ? 52 : undefined} onClick={() => run(next)}>
          {actionWords[next]}
        </Button>
      )}
      {others.map((kind) => (
        <Button key={kind} variant="default" onClick={() => run(kind)}>
          {actionWords[kind]}
        </Button>
      ))}
      <Suspense>{form && <ActionDialog kind={form} view={view} act={act} close={() => openForm(null)} />}</Suspense>
    </div>
  );
}
