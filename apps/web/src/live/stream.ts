import { useEffect, useRef, useState } from 'react';

/** How a live view stands: told of everything, or not since a moment. */
export type LiveState = { kind: 'connecting' } | { kind: 'live' } | { kind: 'reconnecting'; sinceMs: number };

/** After so long without a line, what is shown counts as stale. */
export const staleAfterMs = 15_000;
const retryMs = 3_000;

/**
 * Listens to a stream of the API while the page is shown. The browser sends where it left off (`Last-Event-ID`), and the services skip
 * nothing; where it gives up for good - after an answer that is an error - it is asked again. `onEvent` gets the data of each event.
 */
export function useStream<T>(
  path: string | null,
  onEvent: (data: T, type: string) => void,
  types: readonly string[] = [],
): LiveState {
  const [state, setState] = useState<LiveState>({ kind: 'connecting' });
  const handler = useRef(onEvent);
  useEffect(() => {
    handler.current = onEvent;
  });
  const typeList = types.join(' ');
  useEffect(
    () => (path === null ? undefined : listen<T>(path, typeList ? typeList.split(' ') : [], handler, setState)),
    [path, typeList],
  );
  return state;
}

function listen<T>(
  path: string,
  types: readonly string[],
  handler: { current: (data: T, type: string) => void },
  setState: (change: (state: LiveState) => LiveState) => void,
): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = (event: MessageEvent<string>) => handler.current(JSON.parse(event.data) as T, event.type);
  const open = () => {
    source = new EventSource(path);
    source.onopen = () => setState(() => ({ kind: 'live' }));
    source.onmessage = take;
    for (const type of types) source.addEventListener(type, take);
    source.onerror = () => {
      setState((before) => (before.kind === 'reconnecting' ? before : { kind: 'reconnecting', sinceMs: Date.now() }));
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, retryMs);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
