export interface ServerSentEvent {
  id: string;
  type: string;
  data: unknown;
}

export interface EventStreamConnection {
  /** What the server sends, comments, heartbeats and retry hints left out; ends when the connection is cut. */
  events: AsyncGenerator<ServerSentEvent>;
  cut: () => void;
}

/** Opens a stream of server-sent events. Once it resolves, the server follows on from where it was asked to. */
export async function openEventStream(url: string, headers: Record<string, string>): Promise<EventStreamConnection> {
  const connection = new AbortController();
  const answer = await fetch(url, { headers: { ...headers, accept: 'text/event-stream' }, signal: connection.signal });
  if (!answer.ok || !answer.body) throw new Error(`${url} answers ${answer.status}: ${await answer.text()}`);
  return { events: eventsOf(answer.body, connection.signal), cut: () => connection.abort() };
}

async function* eventsOf(body: ReadableStream<Uint8Array>, cut: AbortSignal): AsyncGenerator<ServerSentEvent> {
  const decoder = new TextDecoder();
  let buffered = '';
  try {
    for await (const bytes of body) {
      const blocks = (buffered + decoder.decode(bytes, { stream: true })).split('\n\n');
      buffered = blocks.pop() ?? '';
      yield* blocks.flatMap(eventIn);
    }
  } catch (error) {
    if (!cut.aborted) throw error;
  }
}

function eventIn(block: string): ServerSentEvent[] {
  const fields = new Map(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()]),
  );
  const data = fields.get('data');
  if (data === undefined || fields.get('event') === 'heartbeat') return [];
  return [{ id: fields.get('id') ?? '', type: fields.get('event') ?? 'message', data: JSON.parse(data) as unknown }];
}
