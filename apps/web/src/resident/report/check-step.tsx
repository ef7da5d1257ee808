import { Button } from '@mantine/core';
import { noteOfPlace } from '../../place/found-place.js';
import { usePlaceWords } from '../language/place-words.js';
import { useWords } from '../language/language.js';
import classes from '../resident.module.css';
import type { Category, Draft, Step } from './draft.js';
import { SendProblem } from './send-problem.js';
import { StepForm } from './step-form.js';
import type { Sending } from './use-sending.js';

interface CheckStepProps {
  draft: Draft;
  category: Category | undefined;
  photos: number;
  sending: Sending;
  send: () => void;
  goTo: (step: Step) => void;
}

/** All of it once more, to be changed, and sent. */
export function CheckStep({ draft, category, photos, sending, send, goTo }: CheckStepProps) {
  const { say } = useWords();
  const isHeld = draft.attempt !== null;
  return (
    <StepForm
      step="check"
      title={say('check.title')}
      action={isHeld && !sending.isSending ? say('send.again') : say('check.send')}
      isWorking={sending.isSending}
      canGoBack={!isHeld}
      onNext={isHeld ? sending.again : send}
    >
      <Facts draft={draft} category={category} photos={photos} goTo={isHeld ? undefined : goTo} />
      <SendProblem problem={sending.problem} isSending={sending.isSending} />
    </StepForm>
  );
}

function Facts({ draft, category, photos, goTo }: Pick<CheckStepProps, 'draft' | 'category' | 'photos'> & ChangeProps) {
  const { say, named } = useWords();
  const contact = [draft.name, draft.phone, draft.email].filter((text) => text.trim() !== '').join(', ');
  const where = useWhereWords(draft);
  const facts: [Step, string, string][] = [
    ['what', say('check.what'), category ? named('category', category.code, category.name) : draft.category],
    ['details', say('check.summary'), draft.summary],
    ...(draft.description.trim() ? [['details', say('check.description'), draft.description] as [Step, string, string]] : []),
    ['where', say('check.where'), where || say('check.unknown')],
    ['photos', say('check.photos'), photos > 0 ? say('photos.count', { count: photos }) : say('check.none')],
    ['contact', say('check.contact'), draft.wantsContact ? contact : say('check.isAnonymous')],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([step, what, value]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd dir="auto">{value}</dd>
          {goTo && (
            <dd>
              <Button variant="subtle" size="lg" h={44} aria-label={say('check.changeOf', { what })} onClick={() => goTo(step)}>
                {say('check.change')}
              </Button>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** What was found of the address, and how exactly; or that a clerk has to find it. */
function useWhereWords({ address, found, place, placeBy }: Draft): string {
  const { say } = useWords();
  const words = usePlaceWords();
  const text = address.trim();
  if (place && placeBy === 'address' && found) {
    const note = noteOfPlace(found);
    return words.note(note.code, note.values);
  }
  if (place) return [text, say('check.pin')].filter((one) => one !== '').join(', ');
  return text === '' ? '' : `${text}. ${say('check.clerk')}`;
}

interface ChangeProps {
  /** Absent while nothing may be changed. */
  goTo: ((step: Step) => void) | undefined;
}
