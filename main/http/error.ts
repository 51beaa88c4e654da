import { toFailure } from '../jobs/threads/error.ts';

type ErrorBody = { readonly error: { readonly code: string; readonly message: string } };

export function errorBody({ code, message }: { code: string; message: string }): ErrorBody {
  return { error: { code, message } };
}

/** An answer that is not what was asked for; codes are stable, messages are for people. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export function badInput(message: string): ApiError {
  return new ApiError(400, 'bad-input', message);
}

const STATUS_OF_JOB_ERROR: Readonly<Record<string, number>> = {
  'push-too-large': 413,
  'report-unknown': 404,
  'group-unknown': 404,
  'nothing-to-report': 409,
  'too-many-waiting': 429,
  'report-not-complete': 409,
  'report-too-old': 409,
  'data-changed': 409,
  'too-many-rows': 409,
};

/** In seconds; so many reports take a few of them. */
const RETRY_SOON = { 'retry-after': '5' };

/** Says of anything that was thrown what to answer; never a stack. */
export function toApiError(error: unknown, bodyLimit: number): ApiError {
  if (error instanceof ApiError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      // What is left of the body is not waited for.
      return new ApiError(413, 'body-too-large', `A request body holds at most ${bodyLimit / 1024} KiB.`, {
        connection: 'close',
      });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ApiError(415, 'body-type-unknown', 'Send JSON or form fields, with their Content-Type.');
  }
  if (isBadRequest(error)) return new ApiError(400, 'bad-request', 'The request cannot be read.');
  const failure = toFailure(error);
  const status = STATUS_OF_JOB_ERROR[failure.code] ?? 500;
  return new ApiError(status, failure.code, failure.message, status === 429 ? RETRY_SOON : {});
}

/** What the framework or a broken-off body says of a request it could not read. */
function isBadRequest(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === 400;
}
