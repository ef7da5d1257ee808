import { addressOf } from '../issues/issue-search.js';
import '../app/desk-styles.js';
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
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
  // Its own store, so that Escape, a click beside it and a choice close it; held open from outside it never would.
  const [[store, spotlight]] = useState(createSpotlight);
  useEffect(() => spotlight.open(), [spotlight]);
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
          onClick: () => {
            const search = { q: query.trim() };
            void navigate({ to: '/issues', search, mask: { to: '/issues', search: addressOf(search) } });
          },
        },
      ]
    : [];
  return (
    <Spotlight
      store={store}
      onSpotlightClose={close}
      query={query}
      onQueryChange={setQuery}
      actions={[...commands, ...pages, ...search]}
      shortcut={null}
      nothingFound="Nothing has this name"
      searchProps={{ placeholder: 'Search or jump to', 'aria-label': 'Search or jump to' }}
    />
  );
}
