import { connect, type Socket } from 'node:net';

export interface RawConnection {
  socket: Socket;
  /** Everything that has come so far. */
  text: () => string;
  /** Everything that came, once the other side has closed the connection. */
  closed: Promise<string>;
}

/** A connection for what no HTTP client would send: `sent` goes out as it is, and nothing more. */
export function rawConnection(url: string, sent: string): RawConnection {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  let text = '';
  socket.on('data', (chunk) => (text += String(chunk)));
  // Being cut off is what some of them are for.
  socket.on('error', () => undefined);
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(text)));
  socket.write(sent);
  return { socket, text: () => text, closed };
}
