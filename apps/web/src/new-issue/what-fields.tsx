import { Alert, Textarea, TextInput } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import type { RefObject } from 'react';
import type { Category } from '../category/categories.js';
import { CategorySelect } from '../category/category-select.js';
import { limited } from '../text/limited.js';
import type { Faults } from './faults.js';
import { QuestionFields } from './question-fields.js';
import type { DraftHandle } from './use-draft.js';

interface WhatFieldsProps {
  draft: DraftHandle;
  category: Category | undefined;
  faults: Faults;
  first: RefObject<HTMLInputElement | null>;
}

/** What it is about: in words, by its category, and what its category asks. */
export function WhatFields({ draft: { draft, set }, category, faults, first }: WhatFieldsProps) {
  return (
    <>
      {category?.priority === 'urgent' && (
        <Alert color="late" icon={<IconPhoneCall stroke={1.5} />} title="If anybody is in danger: call 911">
          {category.name} is urgent. What is entered here is not an emergency call.
        </Alert>
      )}
      <TextInput
        id="summary"
        ref={first}
        label="What is it about?"
        required
        data-autofocus
        autoFocus
        autoComplete="off"
        {...limited({ value: draft.summary, max: 200, onText: (summary) => set({ summary }) })}
        error={faults.summary}
      />
      <CategorySelect
        id="category"
        label="Category"
        required
        placeholder="Type to search categories"
        value={draft.category}
        onChange={(code) => set({ category: code })}
        error={faults.category}
      />
      <QuestionFields
        questions={category?.questions ?? []}
        answers={draft.answers}
        onChange={(answers) => set({ answers })}
        faults={faults}
      />
      <Textarea
        id="description"
        label="Description"
        autosize
        minRows={2}
        maxRows={8}
        {...limited({ value: draft.description, max: 10_000, onText: (description) => set({ description }) })}
        error={faults.description}
      />
    </>
  );
}
