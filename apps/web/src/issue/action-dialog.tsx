import '../app/desk-styles.js';
import { Button, Group, Modal, NativeSelect, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePerson } from '../session/session.js';
import { limited } from '../text/limited.js';
import { actionOf, choicesOf, formWords, type Choice, type FormKind } from './action-form.js';
import { agenciesQuery } from './agencies.js';
import { agencyChoices } from './agency-names.js';
import { useDraft } from './draft.js';
import type { IssueView } from './issue-queries.js';
import type { Working } from './use-issue.js';

interface ActionDialogProps {
  kind: FormKind;
  view: IssueView;
  act: Working['act'];
  close: () => void;
}

/** Asks what an action needs to know. What is entered stays when the dialog is closed without doing it. */
export function ActionDialog({ kind, view, act, close }: ActionDialogProps) {
  const { title } = formWords[kind];
  return (
    <Modal
      opened
      onClose={close}
      title={`${title}: ${view.issue.reference}`}
      closeButtonProps={{ 'aria-label': 'Close', size: 44 }}
      centered
      transitionProps={{ duration: 0 }}
    >
      <ActionForm kind={kind} view={view} act={act} close={close} />
    </Modal>
  );
}

function ActionForm({ kind, view, act, close }: ActionDialogProps) {
  const { text: label, textMax, button } = formWords[kind];
  const draft = `${view.issue.id}/${kind}`;
  const [choice, setChoice] = useDraft(`${draft}/choice`);
  const [text, setText] = useDraft(`${draft}/text`);
  const [agency, setAgency] = useState<Choice | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async () => {
    const action = actionOf(kind, { choice, text, agency }, view.issue);
    if ('missing' in action) return setMissing(action.missing);
    setBusy(true);
    const isKept = await act(action);
    setBusy(false);
    if (!isKept) return;
    setChoice('');
    setText('');
    close();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void submit();
      }}
    >
      <Stack gap="lg">
        <Choices kind={kind} view={view} value={choice} onChange={setChoice} error={missing} />
        {kind === 'refer' && <AgencyChoice choose={setAgency} error={missing} />}
        {label !== null && (
          <Textarea label={label} {...limited({ value: text, max: textMax, onText: setText })} autosize={false} rows={4} />
        )}
        <Group justify="flex-end">
          <Button variant="default" h={44} onClick={close}>
            Cancel
          </Button>
          <Button type="submit" h={44} loading={isBusy}>
            {button}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ChoicesProps {
  kind: FormKind;
  view: IssueView;
  value: string;
  onChange: (value: string) => void;
  error: string | null;
}

function Choices({ kind, view, value, onChange, error }: ChoicesProps) {
  const choices = choicesOf(kind, view.issue);
  if (!choices) return null;
  return (
    <Radio.Group label="Reason" value={value} onChange={onChange} error={error} withAsterisk>
      <Stack gap={0} mt="xs">
        {choices.map((one) => (
          <Radio key={one.value} value={one.value} label={one.label} py={12} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

interface AgencyChoiceProps {
  choose: (agency: Choice | null) => void;
  error: string | null;
}

function AgencyChoice({ choose, error }: AgencyChoiceProps) {
  const { data: agencies, isError } = useQuery(agenciesQuery(usePerson().id));
  if (isError) return <Text c="late">The partner agencies cannot be read now. Close this and try again.</Text>;
  const choices = agencyChoices(agencies ?? []);
  if (agencies && choices.length === 0) return <Text>There is no active partner agency. Ask an administrator to add one.</Text>;
  return (
    <NativeSelect
      label="Agency"
      error={error}
      size="md"
      data={[{ value: '', label: agencies ? 'Choose an agency' : 'Loading the agencies' }, ...choices]}
      onChange={({ currentTarget }) => choose(choices.find(({ value }) => value === currentTarget.value) ?? null)}
    />
  );
}
