import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { faultsByField } from '../../api/problem.js';
import { lookedUp } from '../../place/place-query.js';
import { Loading } from '../../states/loading.js';
import { useWords } from '../language/language.js';
import { Unreachable } from '../unreachable.js';
import { categoriesQuery } from './catalog.js';
import { CheckStep } from './check-step.js';
import { ContactStep } from './contact-step.js';
import { DetailsStep } from './details-step.js';
import { faultsOf, reachableStep, reportOf, stepAfter, type Step } from './draft.js';
import { PhotosStep } from './photos-step.js';
import { Sent } from './sent.js';
import { draftOfWhere, residentPlaces, whereOf } from './resident-places.js';
import type { DraftInHand } from './use-draft.js';
import { usePhotos } from './use-photos.js';
import { useSending } from './use-sending.js';
import { WhatStep } from './what-step.js';
import { WhereStep } from './where-step.js';

interface StepsProps {
  hand: DraftInHand;
  wanted: string | undefined;
  goTo: (step: Step) => void;
}

/** The steps after the notice, as far as what was written allows; in the end the tracking code. */
export function Steps({ hand, wanted, goTo }: StepsProps) {
  const { draft, change } = hand;
  const photos = usePhotos();
  const sending = useSending(hand);
  const { language, say } = useWords();
  const categories = useQuery(categoriesQuery);
  const category = categories.data?.find(({ code }) => code === draft.category);
  const questions = category?.questions ?? [];
  const step = draft.attempt ? 'check' : reachableStep(draft, wanted, questions);
  const [tried, setTried] = useState<Step | null>(null);
  useEffect(() => setTried(null), [step]);
  const faults = tried === step ? faultsOf(draft, step, questions) : [];

  const client = useQueryClient();
  const [isLookingUp, setLookingUp] = useState(false);
  /** Who goes on before their address was looked up waits for that: the last page says what was found. */
  const leaveWhere = async () => {
    setLookingUp(true);
    const where = await lookedUp(client, residentPlaces, whereOf(draft));
    setLookingUp(false);
    change(draftOfWhere(where));
    goTo(stepAfter('where'));
  };

  if (draft.sent) {
    const restart = () => {
      photos.clear();
      hand.restart();
      goTo('emergency');
    };
    return <Sent sent={draft.sent} photos={photos} restart={restart} />;
  }
  // What waits to be sent is shown without them.
  if (!categories.data && !draft.attempt)
    return categories.error ? <Unreachable retry={() => void categories.refetch()} /> : <Loading label={say('site.loading')} />;

  const next = () => {
    if (faultsOf(draft, step, questions).length > 0) setTried(step);
    else if (step === 'where') void leaveWhere();
    else goTo(stepAfter(step));
  };
  const props = { draft, change, category, faults, refused: faultsByField(sending.problem), next };
  switch (step) {
    case 'what':
      return <WhatStep {...props} categories={categories.data ?? []} />;
    case 'details':
      return <DetailsStep {...props} />;
    case 'where':
      return <WhereStep {...props} isWorking={isLookingUp} />;
    case 'photos':
      return <PhotosStep photos={photos} next={next} />;
    case 'contact':
      return <ContactStep {...props} />;
    default: {
      const send = () => sending.send(reportOf(draft, questions, language));
      return (
        <CheckStep draft={draft} category={category} photos={photos.photos.length} sending={sending} send={send} goTo={goTo} />
      );
    }
  }
}
