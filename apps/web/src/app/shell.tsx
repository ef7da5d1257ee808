import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { QueueProvider } from '../offline/use-queue.js';
import { SignInAgain } from '../session/sign-in-again.js';
import { Loading } from '../states/loading.js';
import { useShortcuts } from '../shortcuts/shortcuts.js';
import { Mark } from './mark.js';
import { Menu } from './menu.js';
import { TopBar } from './top-bar.js';
import { useGlobalShortcuts } from './global-shortcuts.js';
import { settled } from './settled.js';
import classes from './shell.module.css';
import { Nothing, part } from '../states/part.js';

const ShortcutSheet = part(() => import('../shortcuts/shortcut-sheet.js').then(({ ShortcutSheet: loaded }) => loaded));
const Palette = part(() => import('../shortcuts/palette.js').then(({ Palette: loaded }) => loaded));
const NewVersion = part(
  () => settled.then(() => import('../offline/new-version.js')).then(({ NewVersion: loaded }) => loaded),
  Nothing,
);
const Toasts = part(() => settled.then(() => import('./toasts.js')).then(({ Toasts: loaded }) => loaded), Nothing);

/** The frame of every page for people who are signed in: the menu at the left, on a phone behind a button. */
export function Shell() {
  const [menuOpened, menu] = useDisclosure();
  const [sheetOpened, sheet] = useDisclosure();
  const [paletteOpened, palette] = useDisclosure();
  const { pathname } = useLocation();
  const closeMenu = menu.close;
  useEffect(closeMenu, [closeMenu, pathname]);
  useShortcuts(useGlobalShortcuts({ openSheet: sheet.open, openPalette: palette.open }));
  return (
    <QueueProvider>
      <AppShell header={{ height: 56 }} navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !menuOpened } }} padding={0}>
        <a className={classes.skip} href="#content">
          Skip to the content
        </a>
        <AppShell.Header px="md" className="no-print">
          <Group h="100%" justify="space-between" wrap="nowrap">
            <Group gap="sm" wrap="nowrap" miw={0}>
              <Burger
                opened={menuOpened}
                onClick={menu.toggle}
                hiddenFrom="sm"
                color="var(--ink)"
                aria-label={menuOpened ? 'Close menu' : 'Open menu'}
              />
              <Link to="/" className={classes.home} aria-label="Neighborhood Policing, your work">
                <Mark />
                <Text component="span" fw={600} visibleFrom="sm" truncate>
                  Neighborhood Policing
                </Text>
              </Link>
            </Group>
            <TopBar openPalette={palette.open} openSheet={sheet.open} />
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="sm" className="no-print" aria-label="Main">
          <Menu pathname={pathname} />
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1}>
          <SignInAgain />
          <Suspense>
            <NewVersion />
          </Suspense>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </AppShell.Main>
        <Suspense>
          {sheetOpened && <ShortcutSheet opened close={sheet.close} />}
          {paletteOpened && <Palette close={palette.close} />}
          <Toasts />
        </Suspense>
      </AppShell>
    </QueueProvider>
  );
}
