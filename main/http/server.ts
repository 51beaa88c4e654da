import { once } from 'node:events';
import fastify, { type FastifyReply } from 'fastify';
import type { Service } from '../jobs/service/service.ts';
import { addBodyParsers } from './bodies.ts';
import { trackConnections } from './connections.ts';
import { errorBody, toApiError } from './error.ts';
import { createFront } from './front.ts';
import { LIMITS, type Limits } from './limits.ts';
import { listenOnLoopback } from './listen.ts';
import { describeApi } from './openapi.ts';
import { addPushRoutes } from './push-routes.ts';
import { addRoutes } from './routes.ts';
import { createToken } from './token.ts';

export { StartError } from './listen.ts';

export type ApiOptions = {
  readonly service: Service;
  /** 0: any free one. */
  readonly port: number;
  /** What callers must know; `undefined`: nothing. */
  readonly token: string | undefined;
  /** What callers that push files must know where others need nothing; without either, none is taken. */
  readonly pushToken?: string | undefined;
  readonly limits?: Partial<Limits>;
  /** Hears of failures that are not the caller's. */
  readonly onFailure?: (error: unknown) => void;
};

export type RunningApi = {
  /** Such as `http://127.0.0.1:8000`. */
  readonly address: string;
  readonly port: number;
  /** Stops listening at once, lets answers under way end, and resolves when every connection is closed. */
  close(): Promise<void>;
};

/** Opens the local HTTP API of SPEC §5. Rejects with a StartError where the port cannot be had. */
export async function startHttpApi(options: ApiOptions): Promise<RunningApi> {
  if (options.token === '') throw new Error('An empty token protects nothing.');
  const limits = { ...LIMITS, ...options.limits };
  const connections = trackConnections(limits.connections);
  // Nobody knows a token that is made up here.
  const pushToken = options.pushToken ?? options.token ?? createToken();
  const app = await createApp({ ...options, pushToken, limits });
  await app.ready();
  const route = app.routing.bind(app);
  const front = { token: options.token, pushToken, limits, connections, route };
  const { port, servers } = await listenOnLoopback(() => createFront(front), options.port);
  let closing: Promise<void> | undefined;
  const close = async () => {
    const closed = servers.map((server) => once(server, 'close'));
    for (const server of servers) server.close();
    connections.finish();
    const timer = setTimeout(connections.destroy, limits.closeMs);
    await Promise.all(closed);
    clearTimeout(timer);
    await app.close();
  };
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

type AppOptions = ApiOptions & { readonly pushToken: string; readonly limits: Limits };

async function createApp({ service, token, pushToken, limits, onFailure }: AppOptions) {
  const answerError = (error: unknown, reply: FastifyReply) => {
    const problem = toApiError(error, limits.body);
    if (problem.status >= 500) onFailure?.(error);
    reply.code(problem.status).headers(problem.headers).send(errorBody(problem));
  };
  const app = fastify({
    logger: false,
    exposeHeadRoutes: false,
    bodyLimit: limits.body,
    // An id of any length is looked for, and not there.
    routerOptions: { maxParamLength: limits.headers },
    frameworkErrors: (error, _request, reply) => answerError(error, reply as FastifyReply),
  });
  // A GET may carry its parameters in a body, too: several HTTP libraries send them that way.
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true });
  app.setErrorHandler((error, _request, reply) => answerError(error, reply));
  addBodyParsers(app);
  addRoutes(app, service, describeApi({ tokenRequired: token !== undefined }));
  await addPushRoutes(app, service, { token: pushToken, limits });
  return app;
}
