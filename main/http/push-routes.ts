import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tooLarge } from '../jobs/service/pushes.ts';
import type { Service } from '../jobs/service/service.ts';
import { toFailure } from '../jobs/threads/error.ts';
import { ApiError, badInput } from './error.ts';
import { checkToken } from './guard.ts';
import type { Limits } from './limits.ts';

const IMPORT_UNKNOWN = 'There is no import with this id. Only the newest 200,000 are remembered.';

/** What these routes answer, for whoever asks with another method. */
export const PUSH_PATHS = [
  { path: /^\/import$/, methods: ['POST'], shown: '/import' },
  { path: /^\/imports\/[^/]+$/, methods: ['GET'], shown: '/imports/<id>' },
] as const;

/** Whether a request brings a file, which may take longer than others. */
export function isPush(method: string | undefined, target: string | undefined): boolean {
  return method === 'POST' && /^\/import(\?|$)/.test(target ?? '');
}

type PushOptions = {
  /** What callers must know, whatever they need for other routes. */
  readonly token: string;
  readonly limits: Pick<Limits, 'push'>;
};

/**
 * The routes of SPEC §18 that take files: they always ask for the token, for they change what is stored. The body is
 * streamed to the disk, whatever its type.
 */
export async function addPushRoutes(
  app: FastifyInstance,
  service: Service,
  { token, limits }: PushOptions,
): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onRequest', async ({ raw }) => {
      const verdict = checkToken(raw.headersDistinct['authorization'], token);
      if (verdict.allowed) return;
      throw new ApiError(verdict.status, verdict.code, verdict.message, {
        'www-authenticate': 'Bearer',
        connection: 'close',
      });
    });
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.post('/import', async (request, reply) => {
      const id = await service.pushes.take(bodyOf(request, limits.push), limits.push).catch(sayOfRoom);
      reply.code(202);
      return { import_id: id };
    });
    scope.get<{ Params: { id: string } }>('/imports/:id', async ({ params }, reply) => {
      const push = await service.pushes.find(params.id);
      if (push === undefined) throw new ApiError(404, 'import-unknown', IMPORT_UNKNOWN);
      switch (push.state) {
        case 'Running':
          reply.code(202);
          return { status: push.state };
        case 'Failed':
          return { status: push.state, error: push.error };
        case 'Complete':
          return {
            status: push.state,
            import_id: params.id,
            counts: push.counts,
            warnings: push.warnings,
            pushes: push.pushes,
          };
      }
    });
  });
}

/** What the caller can do something about; what is left of the body is not waited for. */
function sayOfRoom(error: unknown): never {
  const { code, message } = toFailure(error);
  const status = REFUSED[code];
  if (status === undefined) throw error;
  throw new ApiError(status, code, message, { connection: 'close' });
}

const REFUSED: Readonly<Record<string, number>> = { 'disk-full': 507, 'push-too-large': 413 };

/** What does not begin with anything is refused before it is stored. */
function bodyOf({ body, headers }: FastifyRequest, most: number): AsyncIterable<Uint8Array> {
  const length = Number(headers['content-length'] ?? Number.NaN);
  if (length > most) sayOfRoom(tooLarge(most));
  if (!(body instanceof Readable) || length === 0) throw badInput('The body is empty: send a file.');
  return body;
}
