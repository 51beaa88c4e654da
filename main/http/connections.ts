import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The open connections of all addresses listened on: at most so many, and closed without cutting answers off. */
export type Connections = {
  /**
   * Takes a new connection. Where there are too many, the one that has waited longest for its caller goes; where all
   * are at an answer, the new one is only taken to be told so.
   */
  accept(socket: Socket): void;
  /** Notes an answer that a connection is at; `too-many`: the connection, or this answer on it, is beyond the limit. */
  answering(socket: Socket, response: ServerResponse): 'welcome' | 'too-many';
  /** Whether a connection is at an answer. */
  isAnswering(socket: Socket): boolean;
  /** Whether nothing of an answer has been sent that is not whole, so that another may be written after it. */
  isBetweenAnswers(socket: Socket): boolean;
  /** Closes the idle ones now, the others as soon as they have their answers. */
  finish(): void;
  destroy(): void;
};

/** Requests of one connection that are sent before the answers to earlier ones have come. */
const MOST_AHEAD = 8;

/** For a caller beyond the limit to send its request. */
const REFUSAL_MS = 1_000;

/** `most` connections are served, and as many again are told that there are too many. */
export function trackConnections(most: number): Connections {
  /** The answers that each connection is at, those that wait longest first. */
  const open = new Map<Socket, Set<ServerResponse>>();
  const refused = new Map<Socket, NodeJS.Timeout>();
  let finishing = false;

  function ended(socket: Socket, response: ServerResponse): void {
    const answers = open.get(socket);
    if (answers?.delete(response) !== true || answers.size > 0) return;
    if (finishing) socket.destroySoon();
    // From now on it waits, and the others have waited longer.
    open.delete(socket);
    open.set(socket, answers);
  }

  function dropLongestIdle(): void {
    for (const [socket, answers] of open) {
      if (answers.size > 0) continue;
      open.delete(socket);
      socket.destroy();
      return;
    }
  }

  function refuse(socket: Socket): void {
    if (refused.size >= most) {
      socket.destroy();
      return;
    }
    refused.set(
      socket,
      setTimeout(() => socket.destroy(), REFUSAL_MS),
    );
    socket.once('close', () => {
      clearTimeout(refused.get(socket));
      refused.delete(socket);
    });
  }

  return {
    accept(socket) {
      if (finishing) {
        socket.destroy();
        return;
      }
      if (open.size >= most) dropLongestIdle();
      if (open.size >= most) {
        refuse(socket);
        return;
      }
      open.set(socket, new Set());
      socket.once('close', () => open.delete(socket));
    },
    answering(socket, response) {
      const answers = open.get(socket);
      if (answers === undefined || answers.size >= MOST_AHEAD) return 'too-many';
      answers.add(response);
      response.once('close', () => ended(socket, response));
      if (finishing) response.setHeader('connection', 'close');
      return 'welcome';
    },
    isAnswering: (socket) => (open.get(socket)?.size ?? 0) > 0,
    isBetweenAnswers(socket) {
      return ![...(open.get(socket) ?? [])].some((response) => response.headersSent);
    },
    finish() {
      finishing = true;
      for (const [socket, answers] of open) {
        if (answers.size === 0) socket.destroy();
        for (const response of answers) {
          if (!response.headersSent) response.setHeader('connection', 'close');
        }
      }
    },
    destroy() {
      for (const socket of [...open.keys(), ...refused.keys()]) socket.destroy();
    },
  };
}
