import { Group, Stack } from '@mantine/core';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Mark } from '../app/mark.js';
import { Loading } from '../states/loading.js';
import { languages, ownNames } from './language/languages.js';
import { speak, useWords } from './language/language.js';
import { Speaking } from './language/speaking.js';
import classes from './resident.module.css';

const route = getRouteApi('/public');

/** The frame of the pages for people without an account: what this is, and in which language. */
export function ResidentFrame() {
  const instance = route.useLoaderData();
  return (
    <Speaking instance={instance}>
      <header className={classes.header}>
        <SiteName />
        <Languages choose={(language) => void speak(instance, language)} />
      </header>
      <Stack component="main" className={classes.page} gap="lg">
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </Stack>
    </Speaking>
  );
}

function SiteName() {
  const { say } = useWords();
  return (
    <Link to="/" className={classes.site}>
      <Mark />
      {say('site.title')}
    </Link>
  );
}

function Languages({ choose }: { choose: (language: (typeof languages)[number]) => void }) {
  const { say, language: spoken } = useWords();
  return (
    <Group component="nav" gap="xs" wrap="nowrap" aria-label={say('site.language')}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className={classes.language}
          aria-current={language === spoken || undefined}
          onClick={() => choose(language)}
        >
          {ownNames[language]}
        </button>
      ))}
    </Group>
  );
}
