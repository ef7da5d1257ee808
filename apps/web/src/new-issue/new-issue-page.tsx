import '../app/desk-styles.js';
import { Button, Group, Stack, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { faultsByField } from '../api/problem.js';
import { categoriesQuery } from '../category/categories.js';
import { lookedUp, staffPlaces } from '../place/place-query.js';
import { placeOf } from '../place/where.js';
import { WhereFields } from '../place/where-fields.js';
import { useShortcuts } from '../shortcuts/shortcuts.js';
import { ProblemNote } from '../states/problem-note.js';
import { Beside } from './beside.js';
import { faultsOf, isBlank } from './draft.js';
import type { Entered } from './draft-store.js';
import classes from './new-issue.module.css';
import { OutcomeBar } from './outcome-bar.js';
import { ReporterFields } from './reporter-fields.js';
import type { AfterSaving } from './unsent.js';
import { type DraftHandle, nextEntered, useDraft } from './use-draft.js';
import { useSave } from './use-save.js';
import type { Faults } from './faults.js';
import { WhatFields } from './what-fields.js';

const pointingMs = 200;

/** What a resident tells, entered by a clerk without taking the hands off the keys. */
export function NewIssuePage() {
  const draft = useDraft();
  const first = useRef<HTMLInputElement>(null);
  const categories = useQuery(categoriesQuery);
  const questionsOf = (code: string | null) => categories.data?.find((one) => one.code === code)?.questions ?? [];
  const category = categories.data?.find(({ code }) => code === draft.draft.category);
  const toStart = () => first.current?.focus();
  const { save, isSaving, error } = useSave(draft, questionsOf, toStart);
  const { faults, check } = useFaults(draft, questionsOf, error);
  const { lookUp, isLookingUp } = useLookUp(draft);
  const saveChecked = (then: AfterSaving) => {
    if (check()) void lookUp().then((isToBeSeen) => !isToBeSeen && save(then));
  };
  useShortcuts([
    { keys: 'mod+Enter', does: 'Save', run: () => saveChecked('open') },
    { keys: 'mod+shift+Enter', does: 'Save and new', run: () => saveChecked('new') },
  ]);
  const here = useMemo(() => placeOf(draft.draft.where), [draft.draft.where]);
  const [place] = useDebouncedValue(here, pointingMs);
  return (
    <div className={classes.page}>
      <Stack component="form" gap="md" aria-label="New issue">
        <Group justify="space-between">
          <Title order={1}>New issue</Title>
          <Discard draft={draft} onDone={toStart} />
        </Group>
        {categories.isError && <ProblemNote error={categories.error} retry={() => void categories.refetch()} />}
        <WhatFields draft={draft} category={category} faults={faults} first={first} />
        <Title order={2}>Where</Title>
        <WhereFields where={draft.draft.where} onChange={(where) => draft.set({ where })} faults={faults} />
        <Title order={2}>Who reports it</Title>
        <ReporterFields draft={draft} faults={faults} />
        {error && <ProblemNote error={error} />}
        <OutcomeBar category={category} place={here && place} isSaving={isSaving || isLookingUp} save={saveChecked} />
      </Stack>
      <Beside draft={draft} category={category} onAdded={toStart} />
    </div>
  );
}

/**
 * Looks the address up for who saves before it was. Answers whether somebody should look at what was found before it is saved: a number that
 * is not known is never left out without a word.
 */
function useLookUp(draft: DraftHandle) {
  const client = useQueryClient();
  const [isLookingUp, setLookingUp] = useState(false);
  const lookUp = async (): Promise<boolean> => {
    const { where } = draft.now().draft;
    setLookingUp(true);
    const found = await lookedUp(client, staffPlaces, where);
    setLookingUp(false);
    if (found === where || draft.now().draft.where !== where) return false;
    draft.set({ where: found });
    return found.found?.exactness !== 'exact';
  };
  return { lookUp, isLookingUp };
}

/** What is wrong with the entries: found here when one wants to save, or by the server. The first is led to. */
function useFaults(draft: DraftHandle, questionsOf: (code: string | null) => Parameters<typeof faultsOf>[1], error: unknown) {
  const [isChecked, setChecked] = useState(false);
  const own = isChecked ? faultsOf(draft.draft, questionsOf(draft.draft.category)) : {};
  const faults: Faults = { ...faultsByField(error), ...own };
  useEffect(() => {
    const [path] = Object.keys(faultsByField(error));
    if (path) document.getElementById(path)?.focus();
  }, [error]);
  const check = (): boolean => {
    const { draft: entered } = draft.now();
    const [path] = Object.keys(faultsOf(entered, questionsOf(entered.category)));
    setChecked(path !== undefined);
    if (path) document.getElementById(path)?.focus();
    return path === undefined;
  };
  return { faults, check };
}

function Discard({ draft, onDone }: { draft: DraftHandle; onDone: () => void }) {
  const [discarded, setDiscarded] = useState<Entered | null>(null);
  const blank = isBlank(draft.draft, draft.contact);
  if (blank && !discarded) return null;
  const bringBack = blank && discarded;
  const act = () => {
    setDiscarded(bringBack ? null : draft.now());
    draft.replace(bringBack || nextEntered(draft.now()));
    onDone();
  };
  return (
    <Button variant="subtle" size="xs" h={32} onClick={act}>
      {bringBack ? 'Bring the draft back' : 'Discard the draft'}
    </Button>
  );
}
