import { Button, Text, Title } from '@mantine/core';
import { IconChecks, IconMessageReport, IconUserCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useWords } from '../resident/language/language.js';
import { signInPath } from '../session/session.js';
import classes from './landing.module.css';

const steps = [
  { key: 'report', Icon: IconMessageReport },
  { key: 'officer', Icon: IconUserCheck },
  { key: 'fixed', Icon: IconChecks },
] as const;

/** The front door for everybody who is not signed in: what residents can do here, how it goes on, and the way in for staff. */
export function Landing() {
  const { say } = useWords();
  return (
    <>
      <Title order={1} size={28}>
        {say('landing.title')}
      </Title>
      <Text size="lg">{say('landing.text')}</Text>
      <div className={classes.ways}>
        <Button component={Link} to="/report" size="lg" h={56}>
          {say('landing.report')}
        </Button>
        <Button component={Link} to="/follow" size="lg" h={56} variant="default">
          {say('landing.follow')}
        </Button>
      </div>
      <ol className={classes.steps}>
        {steps.map(({ key, Icon }) => (
          <li key={key}>
            <Icon size={28} stroke={1.5} color="var(--action)" aria-hidden />
            <span>
              <b>{say(`landing.${key}Title`)}</b>
              <br />
              {say(`landing.${key}Text`)}
            </span>
          </li>
        ))}
      </ol>
      <Text className={classes.staff}>
        {say('landing.staffQuestion')} <a href={signInPath('/')}>{say('landing.staff')}</a>
      </Text>
    </>
  );
}
