import { useEffect, useRef, useState } from 'react';
import { serverNowMs } from '../time/server-clock.js';

/** How a live view stands: told of everything, or not since a moment. */
export type LiveState =
  { kind: 'connecting' } | { kind: 'live' } | { kind: 'reconnecting'; /** By the server's clock. */ sinceMs: number };

/** After so long without a line, what is shown counts as stale. */
export const staleAfterMs = 15_000;
const retryMs = 3_000;
/** The services send something every 15 s. A line that was cut without a word is known by its silence. */
const silenceMaxMs = 40_000;

interface StreamHandlers<T> {
  /** The data of each event. */
  onEvent: (data: T, type: string) => void;
  /** The stream is open, for the first time or again: what happened before is to be asked for. */
  onOpen?: () => void;
}

/**
 * Listens to a stream of the API while the page is shown. The browser sends where it left off (`Last-Event-ID`), and the services skip
 * nothing; where it gives up for good - after an answer that is an error - or cannot know that the line is gone, it is opened anew.
 */
export function useStream<T>(path: string | null, handlers: StreamHandlers<T>, types: readonly string[] = []): LiveState {
  const [state, setState] = useState<LiveState>({ kind: 'connecting' });
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const typeList = types.join(' ');
  useEffect(
    () => (path === null ? undefined : listen<T>(path, typeList ? typeList.split(' ') : [], latest, setState)),
    [path, typeList],
  );
  return state;
}

function listen<T>(
  path: string,
  types: readonly string[],
  handlers: { current: StreamHandlers<T> },
  setState: (change: (state: LiveState) => LiveState) => void,
): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const lost = () =>
    setState((before) => (before.kind === 'reconnecting' ? before : { kind: 'reconnecting', sinceMs: serverNowMs() }));
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(openAnew, silenceMaxMs);
  };
  const take = (event: MessageEvent<string>) => {
    heard();
    handlers.current.onEvent(JSON.parse(event.data) as T, event.type);
  };
  const close = () => {
    clearTimeout(retry);
    clearTimeout(silence);
    source?.close();
  };
  const open = () => {
    close();
    source = new EventSource(path);
    source.onopen = () => {
      heard();
      setState(() => ({ kind: 'live' }));
      handlers.current.onOpen?.();
    };
    source.onmessage = take;
    source.addEventListener('heartbeat', heard);
    for (const type of types) source.addEventListener(type, take);
    source.onerror = () => {
      lost();
      if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, retryMs);
    };
  };
  const openAnew = () => {
    lost();
    open();
  };
  const onOffline = () => {
    lost();
    close();
  };
  addEventListener('offline', onOffline);
  addEventListener('online', open);
  open();
  return () => {
    removeEventListener('offline', onOffline);
    removeEventListener('online', open);
    close();
  };
}
