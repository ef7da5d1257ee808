import { lazy, Suspense, useEffect } from 'react';
import { settled } from '../app/settled.js';
import { Loading } from '../states/loading.js';
import { useWords } from './language/language.js';
import { EmergencyStep } from './report/emergency-step.js';
import { useDraft } from './report/use-draft.js';
import { useStep } from './report/use-step.js';

const load = () => import('./report/steps.js');
const Steps = lazy(() => load().then(({ Steps: default_ }) => ({ default: default_ })));

/**
 * A report of somebody without an account, step by step. The notice about emergencies is there first; the steps are fetched while it is
 * read, so that on a slow line nobody waits for a form to be told to call.
 */
export function ReportPage() {
  const hand = useDraft();
  const { draft, change } = hand;
  const { say } = useWords();
  const { wanted, goTo } = useStep();
  useEffect(() => {
    // Without a line it is asked for again when it is needed.
    void settled.then(load).catch(() => undefined);
  }, []);
  const isUnderWay = draft.attempt !== null || draft.sent !== null;
  if (!isUnderWay && (!draft.isNoEmergency || wanted === undefined || wanted === 'emergency'))
    return (
      <EmergencyStep
        goOn={() => {
          change({ isNoEmergency: true });
          goTo('what');
        }}
      />
    );
  return (
    <Suspense fallback={<Loading label={say('site.loading')} />}>
      <Steps hand={hand} wanted={wanted} goTo={goTo} />
    </Suspense>
  );
}
