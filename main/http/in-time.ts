import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Holds callers to the time they have for what they send. Node's own server looks at its connections every so often for
 * that, which wakes the computer whether there are any or not; here nothing runs where nobody is waited for.
 */
export type InTime = {
  /** The headers of a connection's next request have so long (ms) to come. */
  awaitHeaders(socket: Socket, ms: number): void;
  /** They did, or the connection is closed. */
  headersCame(socket: Socket): void;
  /** The rest of a request has so long to come. */
  awaitRest(request: IncomingMessage, ms: number): void;
};

/** `onLate` hears of connections on which it did not come. */
export function createInTime(onLate: (socket: Socket) => void): InTime {
  const waited = new Map<Socket, NodeJS.Timeout>();

  function headersCame(socket: Socket): void {
    clearTimeout(waited.get(socket));
    waited.delete(socket);
  }

  return {
    awaitHeaders(socket, ms) {
      headersCame(socket);
      if (socket.destroyed) return;
      waited.set(
        socket,
        setTimeout(() => onLate(socket), ms),
      );
    },
    headersCame,
    awaitRest(request, ms) {
      if (request.complete) return;
      const timer = setTimeout(() => {
        if (!request.complete) onLate(request.socket);
      }, ms);
      request.once('close', () => clearTimeout(timer));
      request.once('end', () => clearTimeout(timer));
    },
  };
}
