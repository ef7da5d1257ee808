import { Checkbox, Select, SimpleGrid, TextInput } from '@mantine/core';
import { takeByEnter } from '../category/take-by-enter.js';
import { channels } from './draft.js';
import type { DraftHandle } from './use-draft.js';
import { limited } from '../text/limited.js';
import type { Faults } from './faults.js';

const channelWords = { phone: 'By phone', desk: 'At the desk', meeting: 'At a meeting' } as const;
const languageCodes = ['en', 'es', 'ar', 'zh', 'ru', 'fr', 'ht', 'ko', 'bn', 'pl', 'ur'];
const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const languages = languageCodes.map((code) => ({ value: code, label: languageNames.of(code) ?? code }));

/** Who reports it and how they came. All of it may stay empty. */
export function ReporterFields({ draft: { draft, contact, set, setContact }, faults }: { draft: DraftHandle; faults: Faults }) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <Select
          id="channel"
          label="How it came in"
          data={channels.map((value) => ({ value, label: channelWords[value] }))}
          value={draft.channel}
          onChange={(channel) => channel && set({ channel })}
          allowDeselect={false}
        />
        <Select
          id="reporter.language"
          label="Language"
          data={languages}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'No language' }}
          selectFirstOptionOnChange
          allowDeselect={false}
          onKeyDownCapture={takeByEnter}
          value={contact.language || null}
          onChange={(language) => setContact({ language: language ?? '' })}
          disabled={draft.anonymous}
          error={faults['reporter.language']}
        />
      </SimpleGrid>
      <Checkbox
        label="Reporter stays anonymous"
        description="Nothing of who reports it is kept. The tracking code still works."
        checked={draft.anonymous}
        onChange={({ currentTarget }) => set({ anonymous: currentTarget.checked })}
      />
      {!draft.anonymous && <ContactFields contact={contact} setContact={setContact} faults={faults} />}
    </>
  );
}

const fields = [
  { field: 'name', label: 'Name', type: 'text', max: 200 },
  { field: 'phone', label: 'Phone', type: 'tel', max: 40 },
  { field: 'email', label: 'E-mail', type: 'email', max: 254 },
] as const;

function ContactFields({ contact, setContact, faults }: Pick<DraftHandle, 'contact' | 'setContact'> & { faults: Faults }) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
      {fields.map(({ field, max, ...props }) => (
        <TextInput
          key={field}
          id={`reporter.${field}`}
          {...props}
          autoComplete="off"
          {...limited({ value: contact[field], max, onText: (text) => setContact({ [field]: text }) })}
          error={faults[`reporter.${field}`]}
        />
      ))}
    </SimpleGrid>
  );
}
