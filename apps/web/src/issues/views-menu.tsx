import { Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { usePerson } from '../session/session.js';
import { type IssueSearch, isSameSearch } from './issue-search.js';
import { builtInViews, type View, viewNameMax, viewsOf, withView } from './views.js';

interface ViewsProps {
  search: IssueSearch;
  show: (search: IssueSearch) => void;
}

/** Filters under names: some that everybody has, and one's own, kept in this browser. */
export function Views({ search, show }: ViewsProps) {
  const person = usePerson();
  const [saved, setSaved] = useLocalStorage<View[]>({
    key: `issue-views.${person.id}`,
    defaultValue: [],
    deserialize: viewsOf,
    getInitialValueInEffect: false,
  });
  const [isNaming, setNaming] = useState(false);
  const builtIn = builtInViews(person);
  const current = [...saved, ...builtIn].find((view) => isSameSearch(view.search, search));
  const isOwn = current !== undefined && saved.includes(current);
  return (
    <>
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} stroke={1.5} />}>
            {current ? `View: ${current.name}` : 'Saved views'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <ViewItems views={builtIn} current={current} show={show} />
          {saved.length > 0 && <Menu.Label>Yours</Menu.Label>}
          <ViewItems views={saved} current={current} show={show} />
          <Menu.Divider />
          <Menu.Item onClick={() => setNaming(true)}>Save this view …</Menu.Item>
          {isOwn && (
            <Menu.Item onClick={() => setSaved(saved.filter((view) => view !== current))}>Delete “{current.name}”</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={isNaming}
        onClose={() => setNaming(false)}
        title="Save this view"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <NameForm
          save={(name) => {
            setSaved(withView(saved, { name, search }));
            setNaming(false);
          }}
        />
      </Modal>
    </>
  );
}

function ViewItems({ views, current, show }: { views: View[]; current: View | undefined; show: ViewsProps['show'] }) {
  return views.map((view) => (
    <Menu.Item
      key={view.name}
      fw={view === current ? 600 : 400}
      aria-current={view === current || undefined}
      onClick={() => show(view.search)}
    >
      {view.name}
    </Menu.Item>
  ));
}

function NameForm({ save }: { save: (name: string) => void }) {
  const [name, setName] = useState('');
  const isNamed = name.trim() !== '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isNamed) save(name.trim());
      }}
    >
      <Stack>
        <TextInput
          label="Name"
          description="Kept in this browser. One of the same name is replaced."
          data-autofocus
          maxLength={viewNameMax}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Group>
          <Button type="submit" disabled={!isNamed}>
            Save the view
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
