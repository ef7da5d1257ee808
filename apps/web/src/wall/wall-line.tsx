import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { mayAcknowledge } from '@owcr/access/rules';
import { useMay } from '../session/permitted.js';
import { usePerson } from '../session/session.js';
import { FreeText } from '../text/free-text.js';
import { useNow } from '../time/now.js';
import { absoluteTime, clockTime } from '../time/words.js';
import type { LateFacts } from './late-facts.js';
import classes from './wall.module.css';
import { categoryWords, latenessWords, missedWords, type Escalation, type Line } from './wall-lines.js';

export interface LineActions {
  acknowledge: (escalation: Escalation) => void;
  /** The id of the escalation that is being acknowledged now. */
  acknowledging: string | null;
  takeOver: (escalation: Escalation) => void;
  /** The id of the issue that is being taken over now. */
  takingOver: string | null;
  reassign: (escalation: Escalation) => void;
}

interface WallLineProps {
  line: Line;
  facts: LateFacts;
  actions: LineActions;
}

/** One issue: how late it is, what, where and who; and what can be done. */
export function WallLine({ line: { escalation, isGone }, facts, actions }: WallLineProps) {
  const { issueId, reference, category, sector, state, acknowledgedBy, dueAt } = escalation;
  const nowMs = useNow(30_000);
  const issue = facts.issueOf(issueId);
  return (
    <li className={classes.line} data-state={state} data-gone={isGone || undefined}>
      <span className={classes.late} title={`${missedWords(escalation)} by ${absoluteTime(dueAt)}`}>
        {isGone ? 'handled' : `${latenessWords(escalation, nowMs)} late`}
        {!isGone && <span className="visually-hidden">, {missedWords(escalation)}</span>}
      </span>
      <span className={classes.what}>
        <Link to="/issues/$issueId" params={{ issueId }} className={classes.reference}>
          {reference}
        </Link>{' '}
        {issue ? <FreeText title={issue.summary}>{issue.summary}</FreeText> : categoryWords(category)}
      </span>
      <span className={classes.where}>
        {issue?.address && (
          <>
            <FreeText>{issue.address}</FreeText>
            {', '}
          </>
        )}
        {sector ?? 'No place yet'}
        <Who escalation={escalation} facts={facts} />
        {state === 'acknowledged' && (
          <>
            {' · '}
            <FreeText>{acknowledgedBy?.name ?? 'Somebody'}</FreeText> has it
          </>
        )}
      </span>
      {!isGone && <Actions escalation={escalation} actions={actions} />}
    </li>
  );
}

/** The officer who is responsible, and whether they are on shift. */
function Who({ escalation: { issueId, sector }, facts }: { escalation: Escalation; facts: LateFacts }) {
  const issue = facts.issueOf(issueId);
  if (!issue || sector === null) return null;
  const { officer } = issue;
  if (!officer) return <> · nobody has it</>;
  const until = facts.onShiftUntil(officer.id);
  return (
    <>
      {' · '}
      <FreeText>{officer.name ?? 'An officer'}</FreeText>
      {until !== undefined && (
        <span title={until ? `until ${clockTime(until)}` : undefined}>, {until ? 'on duty' : 'off duty'}</span>
      )}
    </>
  );
}

function Actions({ escalation, actions }: { escalation: Escalation; actions: LineActions }) {
  const person = usePerson();
  const may = useMay();
  const { id, issueId, reference, state, precinct, level, owner, audience } = escalation;
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
        <>
          <Button
            size="compact-sm"
            variant="default"
            loading={actions.takingOver === issueId}
            aria-label={`Take over ${reference}`}
            onClick={() => actions.takeOver(escalation)}
          >
            Take over
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Reassign ${reference}`}
            onClick={() => actions.reassign(escalation)}
          >
            Reassign
          </Button>
        </>
      )}
      {precinct === null && may('locate', 'assignment') && (
        <Button size="compact-sm" variant="default" component={Link} to="/review" aria-label={`Set the place of ${reference}`}>
          Set place
        </Button>
      )}
    </span>
  );
}
