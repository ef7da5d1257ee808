import '../app/desk-styles.js';
import { Stack, Title } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useMay } from '../session/permitted.js';
import { Empty } from '../states/empty.js';
import { Loading } from '../states/loading.js';
import classes from './admin.module.css';
import { Overview } from './overview.js';
import { type AdminSectionName, sectionsFor } from './sections.js';

const pages: Record<AdminSectionName, ComponentType> = {
  sectors: lazy(() => import('./sectors/sectors-section.js').then(({ SectorsSection }) => ({ default: SectorsSection }))),
  officers: lazy(() => import('./officers/officers-section.js').then(({ OfficersSection }) => ({ default: OfficersSection }))),
  deadlines: lazy(() =>
    import('./deadlines/deadlines-section.js').then(({ DeadlinesSection }) => ({ default: DeadlinesSection })),
  ),
  agencies: lazy(() => import('./agencies/agencies-section.js').then(({ AgenciesSection }) => ({ default: AgenciesSection }))),
  people: lazy(() => import('./people/people-section.js').then(({ PeopleSection }) => ({ default: PeopleSection }))),
  keys: lazy(() => import('./keys/keys-section.js').then(({ KeysSection }) => ({ default: KeysSection }))),
  'dead-letters': lazy(() =>
    import('./dead-letters/dead-letters-section.js').then(({ DeadLettersSection }) => ({ default: DeadLettersSection })),
  ),
  audit: lazy(() => import('./audit/audit-section.js').then(({ AuditSection }) => ({ default: AuditSection }))),
};

/** What an administrator looks after, a page for each part, and what to begin with. */
export function AdminPage() {
  const { section: name } = useParams({ strict: false });
  const may = useMay();
  const sections = sectionsFor(may);
  const section = sections.find((one) => one.name === name);
  const Page = section && pages[section.name];
  return (
    <Stack p="md" gap="lg" className={classes.page}>
      <nav aria-label="Administration" className={classes.sections}>
        {[{ name: undefined, title: 'Overview' }, ...sections].map((one) => (
          <Link
            key={one.title}
            to={one.name ? '/admin/$section' : '/admin'}
            params={{ section: one.name ?? '' }}
            className={classes.section}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {one.title}
          </Link>
        ))}
      </nav>
      <Title order={1}>{name === undefined ? 'Administration' : (section?.title ?? 'Not here')}</Title>
      {name === undefined && <Overview sections={sections} />}
      {Page && (
        <Suspense fallback={<Loading />}>
          <Page />
        </Suspense>
      )}
      {name !== undefined && !section && (
        <Empty why="There is no such part of the administration, or it is not yours to see.">
          <Link to="/admin">To the overview</Link>
        </Empty>
      )}
    </Stack>
  );
}
