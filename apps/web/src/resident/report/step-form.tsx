import { Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Heading } from '../heading.js';
import { useWords } from '../language/language.js';
import classes from '../resident.module.css';
import { stepBefore, steps, type Step } from './draft.js';

interface StepFormProps {
  step: Step;
  title: string;
  children: ReactNode;
  /** What the large button says. */
  action?: string;
  isWorking?: boolean;
  /** What was sent is not to be changed until there is an answer. */
  canGoBack?: boolean;
  onNext: () => void;
}

/** A step: how far one is, its questions, and on. */
export function StepForm({ step, title, children, action, isWorking = false, canGoBack = true, onNext }: StepFormProps) {
  const { say } = useWords();
  const router = useRouter();
  const navigate = useNavigate();
  // A step that was opened by its address has nothing of ours before it.
  const back = () => {
    if (router.history.canGoBack()) return router.history.back();
    void navigate({ to: '/report', search: (before: object) => ({ ...before, step: stepBefore(step) }) });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWorking) onNext();
      }}
    >
      <Stack gap="lg">
        <Progress step={step} />
        <Heading>{title}</Heading>
        {children}
        <Group gap="md" wrap="nowrap" className={classes.onward}>
          {canGoBack && (
            <Button variant="default" size="lg" h={48} onClick={back}>
              {say('step.back')}
            </Button>
          )}
          <Button type="submit" size="lg" h={48} flex={1} loading={isWorking}>
            {action ?? say('step.next')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Progress({ step }: { step: Step }) {
  const { say } = useWords();
  // The notice before is no step of the report.
  const [at, of] = [steps.indexOf(step), steps.length - 1];
  return (
    <div>
      <Text c="dimmed" mb={4}>
        {say('step.of', { step: at, steps: of })}
      </Text>
      <div className={classes.steps} aria-hidden>
        <div style={{ width: `${(100 * at) / of}%` }} />
      </div>
    </div>
  );
}
