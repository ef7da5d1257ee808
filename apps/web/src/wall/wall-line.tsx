import { ActionIcon, Button } from '@mantine/core';
import { IconUserShare } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { mayAcknowledge } from '@owcr/access/rules';
import { Deadline } from '../deadline/deadline.js';
import { useMay } from '../session/permitted.js';
import { usePerson } from '../session/session.js';
import { FreeText } from '../text/free-text.js';
import { useNow } from '../time/now.js';
import classes from './wall.module.css';
import { categoryWords, countdownOf, latenessWords, shortName, type Escalation, type Line } from './wall-lines.js';

export interface LineActions {
  acknowledge: (escalation: Escalation) => void;
  /** The id of the escalation that is being acknowledged now. */
  acknowledging: string | null;
  reassign: (escalation: Escalation) => void;
}

/** One escalation in one line: what, where, who, and how long there is. */
export function WallLine({ line: { escalation, isGone }, actions }: { line: Line; actions: LineActions }) {
  const { issueId, reference, category, sector, state, owner, acknowledgedBy } = escalation;
  const lateness = latenessWords(escalation, useNow(30_000));
  const countdown = countdownOf(escalation);
  const who = state === 'acknowledged' ? acknowledgedBy?.name : owner?.name;
  return (
    <li className={classes.line} data-state={state} data-gone={isGone || undefined} title={lateness}>
      <Link to="/issues/$issueId" params={{ issueId }} className={classes.reference}>
        {reference}
      </Link>
      <span className={classes.what}>{categoryWords(category)}</span>
      <span className={classes.place}>{sector ?? 'No sector'}</span>
      <span className={classes.owner}>
        {who ? <FreeText title={who}>{shortName(who)}</FreeText> : 'Nobody'}
        {state === 'acknowledged' && ' has it'}
        <span className="visually-hidden">, {isGone ? 'handled' : lateness}</span>
      </span>
      <span className={classes.countdown}>
        {countdown && !isGone ? (
          <Deadline {...countdown} terse />
        ) : (
          <span className={classes.late}>{isGone ? 'handled' : lateness.split(', ')[1]}</span>
        )}
      </span>
      {!isGone && <Actions escalation={escalation} actions={actions} />}
    </li>
  );
}

function Actions({ escalation, actions }: { escalation: Escalation; actions: LineActions }) {
  const person = usePerson();
  const may = useMay();
  const { id, reference, state, precinct, level, owner, audience } = escalation;
  const raised = { precinct, officerId: null, level, ownerId: owner?.id ?? null, audience };
  // Where nothing lies in a precinct yet there is nobody to give it to: it waits for a place.
  const mayReassign = precinct !== null && may('reassign', { type: 'assignment', precinct, officerId: null });
  return (
    <span className={classes.actions}>
      {state === 'open' && mayAcknowledge(person, raised) && (
        <Button
          size="compact-sm"
          loading={actions.acknowledging === id}
          aria-label={`Acknowledge ${reference}`}
          onClick={() => actions.acknowledge(escalation)}
        >
          Acknowledge
        </Button>
      )}
      {mayReassign && (
        <ActionIcon
          size={26}
          variant="default"
          aria-label={`Reassign ${reference}`}
          title={`Reassign ${reference}`}
          onClick={() => actions.reassign(escalation)}
        >
          <IconUserShare size={16} stroke={1.5} />
        </ActionIcon>
      )}
    </span>
  );
}
