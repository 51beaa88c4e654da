import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';

/** A bare connection: what no HTTP client would send can be sent, and all that comes back is kept. */
export type RawConnection = {
  readonly socket: Socket;
  send(text: string): void;
  /** All that came until the other side closed; an abrupt close is a close. */
  readonly closed: Promise<string>;
};

/** The loopback addresses that this computer has. */
export const LOOPBACKS = ['127.0.0.1', '::1'].filter((address) =>
  Object.values(networkInterfaces()).some((all) => all?.some((one) => one.address === address)),
);

export function openRaw(port: number, host = '127.0.0.1'): RawConnection {
  const socket = connect({ port, host });
  let received = '';
  socket.setEncoding('utf8');
  socket.on('data', (part: string) => {
    received += part;
  });
  socket.on('error', () => undefined);
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(received)));
  return { socket, send: (text) => void socket.write(text), closed };
}

/** Sends one request and answers all that comes back. */
export function sendRaw(port: number, lines: readonly string[], body = ''): Promise<string> {
  const { send, closed } = openRaw(port);
  send(`${lines.join('\r\n')}\r\n\r\n${body}`);
  return closed;
}

export function connected({ socket }: RawConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
}

/** The status and the error code of an answer, such as `403 host-refused`. */
export function problemOf(answer: string): string {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 'none';
  return `${status} ${/"code":"([^"]*)"/.exec(answer)?.[1] ?? ''}`.trim();
}
