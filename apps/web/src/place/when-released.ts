import { useEffect, useRef } from 'react';

/**
 * Puts off what moves the page until nothing is pressed any more. Who leaves a field by pressing a button below it has not let go of the button
 * yet: moved away meanwhile, it would not be clicked.
 */
export function useWhenReleased(): (then: () => void) => void {
  const isPressed = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    const press = () => (isPressed.current = true);
    const release = () => {
      isPressed.current = false;
      // The click comes after this event, and in the same task.
      setTimeout(() => waiting.current.splice(0).forEach((then) => then()));
    };
    const listening = { capture: true };
    document.addEventListener('pointerdown', press, listening);
    for (const event of ['pointerup', 'pointercancel']) document.addEventListener(event, release, listening);
    return () => {
      document.removeEventListener('pointerdown', press, listening);
      for (const event of ['pointerup', 'pointercancel']) document.removeEventListener(event, release, listening);
    };
  }, []);
  return (then) => {
    if (isPressed.current) waiting.current.push(then);
    // A finger has let go already when the field is left, and its click is still to come.
    else setTimeout(then);
  };
}
