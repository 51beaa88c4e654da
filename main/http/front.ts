import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Connections } from './connections.ts';
import { errorBody } from './error.ts';
import { guard } from './guard.ts';
import { createInTime } from './in-time.ts';
import type { Limits } from './limits.ts';
import { isPush } from './push-routes.ts';

/** On every answer: nothing here is for a browser to keep, to guess the type of, or to hand to a page. */
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** The longest that a timer can be set to. */
const NEVER_MS = 2 ** 31 - 1;

type FrontOptions = {
  readonly token: string | undefined;
  /** Asked of those that bring a file, before their body is. */
  readonly pushToken: string;
  readonly limits: Limits;
  readonly connections: Connections;
  /** Answers what the guard has let through. */
  readonly route: (request: IncomingMessage, response: ServerResponse) => void;
};

/** An HTTP server with the guard before everything else: before routing, bodies, and even “100 Continue”. */
export function createFront({ token, pushToken, limits, connections, route }: FrontOptions): Server {
  const answer = (request: IncomingMessage, response: ServerResponse, allowed: () => void) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    // Once it is closed, the request has none any more.
    const { socket } = request;
    inTime.headersCame(socket);
    if (connections.answering(socket, response) === 'too-many') {
      refuse(response, TOO_MANY, { 'retry-after': '1' });
      return;
    }
    response.once('close', () => {
      if (connections.isAnswering(socket)) return;
      inTime.awaitHeaders(socket, limits.keepAliveMs + limits.headersMs);
    });
    const facts = { target: request.url ?? '', headers: request.headersDistinct };
    const bringsFile = isPush(request.method, request.url);
    const asked = bringsFile ? pushToken : token;
    const verdict = guard(facts, { port: socket.localPort ?? 0, token: asked });
    if (verdict.allowed) {
      inTime.awaitRest(request, bringsFile ? limits.pushMs : limits.requestMs);
      allowed();
    } else refuse(response, verdict, verdict.status === 401 ? { 'www-authenticate': 'Bearer' } : {});
  };
  const server = createServer(
    {
      // Left to the guard, which answers as it does to every other Host.
      requireHostHeader: false,
      maxHeaderSize: limits.headers,
      keepAliveTimeout: limits.keepAliveMs,
      // What these are for, inTime does.
      headersTimeout: 0,
      requestTimeout: 0,
      connectionsCheckingInterval: NEVER_MS,
    },
    (request, response) => answer(request, response, () => route(request, response)),
  );
  const inTime = createInTime((socket) => {
    const late = Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
    server.emit('clientError', late, socket);
  });
  server.timeout = limits.idleMs;
  // Otherwise what comes after so many headers is not seen, an Origin for one; their size is bounded anyway.
  server.maxHeadersCount = 0;
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) =>
    answer(request, response, () => {
      response.writeContinue();
      route(request, response);
    }),
  );
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    answer(request, response, () => route(request, response)),
  );
  server.on('connection', (socket: Socket) => {
    connections.accept(socket);
    inTime.awaitHeaders(socket, limits.headersMs);
    socket.once('close', () => inTime.headersCame(socket));
  });
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => socket.end(unreadable(undefined)));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (socket.writable && connections.isBetweenAnswers(socket)) socket.write(unreadable(error.code));
    socket.destroySoon();
  });
  return server;
}

type Problem = { readonly status: number; readonly code: string; readonly message: string };

const TOO_MANY: Problem = {
  status: 503,
  code: 'too-many-connections',
  message: 'Too many requests are under way. Wait for their answers, then try again.',
};

function refuse(response: ServerResponse, problem: Problem, headers: Readonly<Record<string, string>>): void {
  const body = JSON.stringify(errorBody(problem));
  response.writeHead(problem.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    ...headers,
  });
  response.end(body);
}

/** The answer to what is not HTTP, or does not end in time. */
function unreadable(code: string | undefined): string {
  const { status, ...problem } = problemOf(code);
  const body = JSON.stringify(errorBody(problem));
  const headers = {
    ...HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([header, value]) => `${header}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
}

function problemOf(code: string | undefined): Problem {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, code: 'request-timeout', message: 'The request did not end in time.' };
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        code: 'headers-too-large',
        message: 'The request has too many or too long headers.',
      };
    default:
      return { status: 400, code: 'bad-request', message: 'The request is not HTTP that can be read.' };
  }
}
