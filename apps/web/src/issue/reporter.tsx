import { Button, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { api, data, type Dto } from '../api/client.js';
import { useMay } from '../session/permitted.js';
import { ProblemNote } from '../states/problem-note.js';
import { FreeText } from '../text/free-text.js';
import { issueScope } from './allowed.js';
import type { IssueView } from './issue-queries.js';
import classes from './issue.module.css';

/** Who reported it, for those who may know, and only when they ask: each look is recorded. It is kept nowhere. */
export function Reporter({ issue }: Pick<IssueView, 'issue'>) {
  const may = useMay();
  const id = useId();
  const look = useMutation({
    mutationFn: () => data(api.GET('/api/v1/issues/{id}/reporter', { params: { path: { id: issue.id } } })),
    gcTime: 0,
  });
  if (!may('read', { type: 'reporter', ...issueScope(issue) })) return null;
  return (
    <section className={`${classes.section} no-print`} aria-labelledby={id}>
      <Title order={2} id={id}>
        Reporter
      </Title>
      {look.error && <ProblemNote error={look.error} />}
      {look.data ? (
        [look.data, ...look.data.others].map((contact) => <Contact key={contact.issueId} contact={contact} />)
      ) : (
        <Stack gap="xs" align="flex-start">
          <Text c="dimmed">Viewing the contact is logged, with your name and the time.</Text>
          <Button variant="default" h={44} loading={look.isPending} onClick={() => look.mutate()}>
            Show contact
          </Button>
        </Stack>
      )}
    </section>
  );
}

function Contact({ contact }: { contact: Dto<'ReporterContactDto'> }) {
  const { reference, name, phone, email, language, anonymous, erasedAt } = contact;
  if (erasedAt !== null) return <Text>{reference}: the contact was erased.</Text>;
  if (anonymous) return <Text>{reference}: reported anonymously.</Text>;
  const rows = { Name: name, Phone: phone, Email: email, Language: language };
  const known = Object.entries(rows).filter(([, value]) => value !== null && value !== '');
  if (known.length === 0) return <Text>{reference}: no contact was left.</Text>;
  return (
    <dl className={classes.facts}>
      {known.map(([label, value]) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{label === 'Phone' ? <PhoneLink phone={value ?? ''} /> : <FreeText>{value ?? ''}</FreeText>}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Read from left to right, wherever it stands. */
function PhoneLink({ phone }: { phone: string }) {
  return (
    <a href={`tel:${phone}`} dir="ltr">
      {phone}
    </a>
  );
}
