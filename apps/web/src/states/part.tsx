import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

/** A part of a page that is loaded when it is needed. Where it cannot be, as without a line, the page around it stays as it is. */
export function part<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  whenMissing: ComponentType = Missing,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await load().catch(() => whenMissing as ComponentType<Props>) }));
}

/** For what nobody asked for: it is left out. */
export const Nothing = (): null => null;

function Missing() {
  return <p role="alert">This part could not be loaded. Load the page anew once the line is back.</p>;
}
