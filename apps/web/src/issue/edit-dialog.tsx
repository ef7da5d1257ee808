import '../app/desk-styles.js';
import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { priorities } from '@owcr/contracts/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { faultsByField, Problem } from '../api/problem.js';
import { WhereFields } from '../place/where-fields.js';
import { usePerson } from '../session/session.js';
import { ProblemNote } from '../states/problem-note.js';
import { limited } from '../text/limited.js';
import { editedOf, type Edited, withoutOldPin } from './edit.js';
import { categoriesQuery, type Issue } from './issue-queries.js';
import { useEditing } from './use-editing.js';

/** Corrects what was reported. What is entered stays where the server refuses it. */
export function EditDialog({ issue, close }: { issue: Issue; close: () => void }) {
  return (
    <Modal
      opened
      onClose={close}
      title={`Edit ${issue.reference}`}
      closeButtonProps={{ 'aria-label': 'Close', size: 44 }}
      size="lg"
      transitionProps={{ duration: 0 }}
    >
      <EditForm issue={issue} close={close} />
    </Modal>
  );
}

function EditForm({ issue, close }: { issue: Issue; close: () => void }) {
  const [base, setBase] = useState(issue);
  const [edited, setEdited] = useState<Edited>(() => editedOf(issue));
  const saving = useEditing(base, setEdited, close);
  const change = (part: Partial<Edited>) => setEdited((before) => ({ ...before, ...part }));
  const faults = faultsByField(saving.error);
  const isConflict = saving.error instanceof Problem && saving.error.status === 409;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving.isPending) saving.mutate(edited);
      }}
    >
      <Stack gap="md">
        <ReportFields edited={edited} change={change} faults={faults} />
        <WhereFields
          where={edited.where}
          onChange={(where) => change({ where: withoutOldPin(editedOf(base).where, where) })}
          faults={faults}
        />
        {saving.error && <ProblemNote error={saving.error} />}
        {isConflict && (
          <Text c="late">
            Somebody else changed this issue. What you typed is still here. Look at what changed before you save it.
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" h={44} onClick={close}>
            Cancel
          </Button>
          {isConflict && issue.version !== base.version ? (
            <Button
              h={44}
              onClick={() => {
                setBase({ ...base, version: issue.version });
                saving.reset();
              }}
            >
              Use the newer version
            </Button>
          ) : (
            <Button type="submit" h={44} loading={saving.isPending}>
              Save
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

interface ReportFieldsProps {
  edited: Edited;
  change: (part: Partial<Edited>) => void;
  faults: Record<string, string>;
}

function ReportFields({ edited, change, faults }: ReportFieldsProps) {
  const { data: categories } = useQuery(categoriesQuery(usePerson().id));
  const known = (categories?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const isListed = known.some(({ value }) => value === edited.category);
  return (
    <>
      <TextInput
        label="Summary"
        required
        error={faults.summary}
        {...limited({ value: edited.summary, max: 200, onText: (summary) => change({ summary }) })}
      />
      <Textarea
        label="Description"
        rows={4}
        error={faults.description}
        {...limited({ value: edited.description, max: 10_000, onText: (description) => change({ description }) })}
      />
      <NativeSelect
        label="Category"
        data={isListed ? known : [{ value: edited.category, label: edited.category }, ...known]}
        value={edited.category}
        error={faults.category}
        onChange={({ currentTarget }) => change({ category: currentTarget.value })}
      />
      <NativeSelect
        label="Priority"
        data={[...priorities]}
        value={edited.priority}
        error={faults.priority}
        onChange={({ currentTarget }) => {
          const priority = priorities.find((one) => one === currentTarget.value);
          if (priority) change({ priority });
        }}
      />
    </>
  );
}
