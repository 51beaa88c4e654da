import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The open connections of all addresses listened on: at most so many, and closed without cutting answers off. */
export type Connections = {
  /** Takes a new connection, or drops it where there are too many. */
  accept(socket: Socket): void;
  /** Notes the answer that a connection is at. */
  answering(socket: Socket, response: ServerResponse): void;
  /** Whether nothing of an answer has been sent that is not whole, so that another may be written after it. */
  isBetweenAnswers(socket: Socket): boolean;
  /** Closes the idle ones now, the others as soon as they have their answer. */
  finish(): void;
  destroy(): void;
};

export function trackConnections(most: number): Connections {
  const open = new Map<Socket, ServerResponse | undefined>();
  let finishing = false;
  const isIdle = (response: ServerResponse | undefined) => response === undefined || response.writableEnded;
  return {
    accept(socket) {
      if (finishing || open.size >= most) {
        socket.destroy();
        return;
      }
      open.set(socket, undefined);
      socket.once('close', () => open.delete(socket));
    },
    answering(socket, response) {
      open.set(socket, response);
      if (finishing) response.setHeader('connection', 'close');
    },
    isBetweenAnswers(socket) {
      const response = open.get(socket);
      return isIdle(response) || response?.headersSent === false;
    },
    finish() {
      finishing = true;
      for (const [socket, response] of open) {
        if (response === undefined || response.writableFinished) socket.destroy();
        else if (response.headersSent) response.once('finish', () => socket.destroySoon());
        else response.setHeader('connection', 'close');
      }
    },
    destroy() {
      for (const socket of open.keys()) socket.destroy();
    },
  };
}
