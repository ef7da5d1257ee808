import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.layer.css';

/** Where it is said that something was done. What must be acted on is never said here. */
export function Toasts() {
  return <Notifications position="bottom-right" autoClose={6_000} />;
}
