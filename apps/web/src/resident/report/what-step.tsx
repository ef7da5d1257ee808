import { Text } from '@mantine/core';
import { Fragment } from 'react';
import { useWords } from '../language/language.js';
import classes from '../resident.module.css';
import { grouped } from './catalog.js';
import type { Category } from './draft.js';
import { StepForm } from './step-form.js';
import type { StepProps } from './step-props.js';
import { UrgentNote } from './urgent-note.js';

export function WhatStep({ draft, change, category, categories, faults, next }: StepProps & { categories: readonly Category[] }) {
  const { say, named } = useWords();
  return (
    <StepForm step="what" title={say('what.title')} onNext={next}>
      {grouped(categories).map(({ group, of }) => (
        <fieldset key={group} className={classes.group}>
          <legend>{named('group', group, group)}</legend>
          {of.map(({ code, name }) => (
            <Fragment key={code}>
              <label className={classes.choice}>
                <input
                  type="radio"
                  name="category"
                  value={code}
                  checked={draft.category === code}
                  onChange={() => change({ category: code })}
                />
                {named('category', code, name)}
              </label>
              {category?.code === code && category.urgent && <UrgentNote />}
            </Fragment>
          ))}
        </fieldset>
      ))}
      <div role="alert">
        {faults.includes('category') && (
          <Text c="late" size="lg">
            {say('what.missing')}
          </Text>
        )}
      </div>
    </StepForm>
  );
}
