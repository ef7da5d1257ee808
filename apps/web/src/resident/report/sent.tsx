import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Heading } from '../heading.js';
import { useWords } from '../language/language.js';
import classes from '../resident.module.css';
import type { Draft } from './draft.js';
import { SentPhotos } from './sent-photos.js';
import type { PhotosInHand } from './use-photos.js';

interface SentProps {
  sent: NonNullable<Draft['sent']>;
  photos: PhotosInHand;
  restart: () => void;
}

/** The report has arrived: the code to follow it by, and its photos on their way. */
export function Sent({ sent: { reference, code, isPlaced }, photos, restart }: SentProps) {
  const { say } = useWords();
  return (
    <Stack gap="lg">
      <Heading>{say('sent.title')}</Heading>
      <Text size="lg">{say('sent.reference', { reference })}</Text>
      {!isPlaced && <Text size="lg">{say('sent.clerk')}</Text>}
      {code === null ? <Text size="lg">{say('sent.noCode')}</Text> : <Code code={code} />}
      {photos.photos.length > 0 &&
        (code === null ? <Text size="lg">{say('sent.photosNoCode')}</Text> : <SentPhotos code={code} photos={photos} />)}
      <div>
        <Button variant="subtle" size="lg" h={48} px={0} onClick={restart}>
          {say('sent.another')}
        </Button>
        {code !== null && <Text c="dimmed">{say('sent.anotherWarning')}</Text>}
      </div>
    </Stack>
  );
}

function Code({ code }: { code: string }) {
  const { say } = useWords();
  return (
    <Stack gap="sm">
      <Text size="lg" fw={600} id="code-label">
        {say('sent.code')}
      </Text>
      <output className={classes.code} dir="ltr" aria-labelledby="code-label" data-testid="tracking-code">
        {code}
      </output>
      <Alert color="soon">
        <Text size="lg">{say('sent.keep')}</Text>
      </Alert>
      <CopyCode code={code} />
      <Button renderRoot={(props) => <Link to="/follow/$code" params={{ code }} {...props} />} size="lg" h={48}>
        {say('sent.follow')}
      </Button>
    </Stack>
  );
}

/** Where the browser gives no clipboard there is no button: the code is marked with a touch. */
function CopyCode({ code }: { code: string }) {
  const { say } = useWords();
  const [isCopied, setCopied] = useState(false);
  if (!navigator.clipboard) return null;
  const Icon = isCopied ? IconCheck : IconCopy;
  const copy = () =>
    void navigator.clipboard.writeText(code).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Button variant="default" size="lg" h={48} leftSection={<Icon size={20} stroke={1.5} />} onClick={copy}>
      <span aria-live="polite">{say(isCopied ? 'sent.copied' : 'sent.copy')}</span>
    </Button>
  );
}
