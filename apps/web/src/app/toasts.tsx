import { Notifications } from '@mantine/notifications';
import classes from '../text/free-text.module.css';
import '@mantine/notifications/styles.layer.css';

/** Where it is said that something was done. What must be acted on is never said here. */
export function Toasts() {
  return <Notifications className={classes.text} position="bottom-right" autoClose={6_000} />;
}
