import { once } from 'node:events';
import type { Server } from 'node:http';

type StartErrorCode = 'port-in-use' | 'port-refused' | 'start-failed';

/** Why the API could not be switched on; codes are stable, messages are for people. */
export class StartError extends Error {
  readonly code: StartErrorCode;

  constructor(code: StartErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

type Listening = { readonly port: number; readonly servers: readonly Server[] };

const ANY_PORT = 0;
const TRIES_FOR_ANY_PORT = 5;
const NO_IPV6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EPROTONOSUPPORT'];

/**
 * Listens on 127.0.0.1 and, where the computer has IPv6, on ::1; on no other interface. Both or none: a port that
 * another program has on either is in use, for `localhost` may lead to that program. Port 0 is any free one.
 */
export async function listenOnLoopback(create: () => Server, port: number): Promise<Listening> {
  for (let tries = 1; ; tries++) {
    try {
      return await listenOnBoth(create, port);
    } catch (error) {
      const again = port === ANY_PORT && codeOf(error) === 'EADDRINUSE' && tries < TRIES_FOR_ANY_PORT;
      if (!again) throw explain(error, port);
    }
  }
}

async function listenOnBoth(create: () => Server, wanted: number): Promise<Listening> {
  const first = create();
  await listen(first, '127.0.0.1', wanted);
  const address = first.address();
  const port = typeof address === 'object' && address !== null ? address.port : wanted;
  const second = create();
  try {
    await listen(second, '::1', port);
    return { port, servers: [first, second] };
  } catch (error) {
    if (NO_IPV6.includes(codeOf(error))) return { port, servers: [first] };
    first.close();
    throw error;
  }
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen({ host, port, ipv6Only: true, exclusive: true });
  await once(server, 'listening');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function explain(error: unknown, port: number): StartError {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new StartError(
        'port-in-use',
        `Port ${port} is in use by another program. Close that program, or choose another port.`,
      );
    case 'EACCES':
      return new StartError(
        'port-refused',
        `This computer does not let Store Monitor use port ${port}. Choose another one, such as 8000.`,
      );
    default:
      return new StartError(
        'start-failed',
        `Port ${port} could not be opened: ${error instanceof Error ? error.message : String(error)}.`,
      );
  }
}
