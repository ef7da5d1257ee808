import '../app/desk-styles.js';
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { menuOf } from '../app/places.js';
import { useMay } from '../session/permitted.js';
import { usePerson } from '../session/session.js';

/** Commands and pages by name, and issues by reference or words. */
export function Palette({ close }: { close: () => void }) {
  const navigate = useNavigate();
  const person = usePerson();
  const may = useMay();
  const [query, setQuery] = useState('');
  // Opening is a transition: what is closed at first opens.
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened(true), []);
  const pages: SpotlightActionData[] = menuOf(person).map(({ to, label }) => ({
    id: to,
    label,
    description: 'Page',
    onClick: () => void navigate({ to }),
  }));
  const commands: SpotlightActionData[] = may('report', 'issue')
    ? [
        {
          id: 'new',
          label: 'New issue',
          description: 'Report what a resident tells',
          onClick: () => void navigate({ to: '/issues/new' }),
        },
      ]
    : [];
  const search: SpotlightActionData[] = query.trim()
    ? [
        {
          id: 'search',
          label: `Search issues for “${query.trim()}”`,
          keywords: query,
          onClick: () => void navigate({ to: '/issues', search: { q: query.trim() } }),
        },
      ]
    : [];
  return (
    <Spotlight
      forceOpened={opened}
      onSpotlightClose={close}
      query={query}
      onQueryChange={setQuery}
      actions={[...commands, ...pages, ...search]}
      shortcut={null}
      nothingFound="Nothing by this name"
      searchProps={{ placeholder: 'Search or go to …', 'aria-label': 'Search or go to' }}
    />
  );
}
