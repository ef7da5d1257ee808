import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Loading } from '../states/loading.js';
import { Unreachable } from './unreachable.js';
import { useWords } from './language/language.js';
import { categoriesQuery } from './report/catalog.js';
import { CheckStep } from './report/check-step.js';
import { ContactStep } from './report/contact-step.js';
import { DetailsStep } from './report/details-step.js';
import { faultsOf, reachableStep, reportOf, stepAfter, type Step } from './report/draft.js';
import { EmergencyStep } from './report/emergency-step.js';
import { PhotosStep } from './report/photos-step.js';
import { Sent } from './report/sent.js';
import { useDraft } from './report/use-draft.js';
import { usePhotos } from './report/use-photos.js';
import { useSending } from './report/use-sending.js';
import { WhatStep } from './report/what-step.js';
import { WhereStep } from './report/where-step.js';

/** A report of somebody without an account, step by step. The step is in the address, so that "back" goes one step back. */
export function ReportPage() {
  const hand = useDraft();
  const { draft, change } = hand;
  const photos = usePhotos();
  const sending = useSending(hand);
  const { language } = useWords();
  const categories = useQuery(categoriesQuery);
  const category = categories.data?.find(({ code }) => code === draft.category);
  const questions = category?.questions ?? [];
  const step = useStep((wanted) => (draft.attempt ? 'check' : reachableStep(draft, wanted, questions)));
  const faults = step.wasTried ? faultsOf(draft, step.now, questions) : [];

  if (draft.sent) {
    const restart = () => {
      photos.clear();
      hand.restart();
      step.goTo('emergency');
    };
    return <Sent sent={draft.sent} photos={photos} restart={restart} />;
  }
  if (step.now === 'emergency')
    return (
      <EmergencyStep
        goOn={() => {
          change({ isNoEmergency: true });
          step.goTo('what');
        }}
      />
    );
  // What waits to be sent is shown without them.
  if (!categories.data && !draft.attempt)
    return categories.error ? <Unreachable retry={() => void categories.refetch()} /> : <Loading />;

  const next = () => {
    if (faultsOf(draft, step.now, questions).length > 0) step.markTried();
    else step.goTo(stepAfter(step.now));
  };
  const props = { draft, change, category, faults, next };
  switch (step.now) {
    case 'what':
      return <WhatStep {...props} categories={categories.data ?? []} />;
    case 'details':
      return <DetailsStep {...props} />;
    case 'where':
      return <WhereStep {...props} />;
    case 'photos':
      return <PhotosStep photos={photos} next={next} />;
    case 'contact':
      return <ContactStep {...props} />;
    default: {
      const send = () => sending.send(reportOf(draft, questions, language));
      return (
        <CheckStep
          draft={draft}
          category={category}
          photos={photos.photos.length}
          sending={sending}
          send={send}
          goTo={step.goTo}
        />
      );
    }
  }
}

/** The step that is shown, of what the address asks for. */
function useStep(reachable: (wanted: string | undefined) => Step) {
  const { searchStr } = useLocation();
  const wanted = new URLSearchParams(searchStr).get('step') ?? undefined;
  const navigate = useNavigate();
  const now = reachable(wanted);
  const [tried, setTried] = useState<Step | null>(null);
  useEffect(() => setTried(null), [now]);
  return {
    now,
    wasTried: tried === now,
    markTried: () => setTried(now),
    goTo: (to: Step) => void navigate({ to: '/report', search: (before: object) => ({ ...before, step: to }) }),
  };
}
