import { Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { registerSW } from 'virtual:pwa-register';
import classes from './offline.module.css';

const askAgainMs = 3_600_000;

/** Keeps the application on this device, and says when there is a newer one: it is loaded when its reader says so, never under their hands. */
export function NewVersion() {
  const [load, setLoad] = useState<(() => void) | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const update = registerSW({
      onNeedRefresh: () => setLoad(() => () => void update(true)),
      onRegisteredSW: (_path, registration) => {
        timer = setInterval(() => void registration?.update().catch(() => undefined), askAgainMs);
      },
    });
    // A part of the application that the server no longer has: there is a newer one.
    const onGone = () => setLoad((known) => known ?? (() => location.reload()));
    addEventListener('vite:preloadError', onGone);
    return () => {
      clearInterval(timer);
      removeEventListener('vite:preloadError', onGone);
    };
  }, []);
  return (
    <div role="status" className="no-print">
      {load && (
        <Group className={classes.note} m="md" gap="sm">
          <Text component="span" inherit flex={1}>
            A new version is there.
          </Text>
          <Button h={44} onClick={load}>
            Load it
          </Button>
        </Group>
      )}
    </div>
  );
}
