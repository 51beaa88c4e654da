import { hash, timingSafeEqual } from 'node:crypto';

/** What the guard looks at: the request target as it was sent, and every value of every header. */
type RequestFacts = {
  readonly target: string;
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
};

/** The port that is listened on, and the token that a caller must know; `undefined`: none is asked for. */
type GuardRules = { readonly port: number; readonly token: string | undefined };

type Refusal = {
  readonly allowed: false;
  readonly status: 400 | 401 | 403;
  readonly code:
    | 'bad-request'
    | 'origin-refused'
    | 'site-refused'
    | 'host-refused'
    | 'target-refused'
    | TokenProblem;
  readonly message: string;
};

type TokenProblem = 'token-missing' | 'token-wrong';

/** RFC 9110, 5.1. Some servers read a name with a blank at its end as the one without, which would pass unseen here. */
const HEADER_NAME = /^[!#$%&'*+\-.^`|~\w]+$/;

const ALLOWED = { allowed: true } as const;

/**
 * Whether a request may be looked at at all (SPEC §5). A web page in this computer's browser can send requests here,
 * by itself or through a host name of its own that it points at this computer; a program can do neither by accident.
 * So whatever bears the marks of a web page is refused, and so is a Host that is not written exactly as this address:
 * upper case, a trailing dot, a missing port and a second Host are refused too, for no client needs them.
 */
export function guard(
  { target, headers }: RequestFacts,
  { port, token }: GuardRules,
): Refusal | typeof ALLOWED {
  if (!Object.keys(headers).every((name) => HEADER_NAME.test(name))) {
    return {
      allowed: false,
      status: 400,
      code: 'bad-request',
      message: 'A header has no name that can be read.',
    };
  }
  if (headers['origin'] !== undefined) {
    return refuse('origin-refused', 'Requests of web pages are refused: this one has an Origin header.');
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && !isExactly(site, 'none')) {
    return refuse('site-refused', 'Requests of web pages are refused: this one has a Sec-Fetch-Site header.');
  }
  const hosts = hostsOf(port);
  if (!hosts.some((host) => isExactly(headers['host'], host))) {
    return refuse('host-refused', `The Host header must be one of ${hosts.join(', ')}.`);
  }
  if (!target.startsWith('/')) {
    return refuse('target-refused', 'The request target must be a path, such as /trigger_report.');
  }
  return token === undefined ? ALLOWED : checkToken(headers['authorization'], token);
}

/** The ways to write this loopback host and port; port 80 is the one that clients leave out. */
function hostsOf(port: number): string[] {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  return [...names.map((name) => `${name}:${port}`), ...(port === 80 ? names : [])];
}

function isExactly(values: readonly string[] | undefined, wanted: string): boolean {
  return values?.length === 1 && values[0] === wanted;
}

/** Whether a caller knows the token. */
export function checkToken(
  authorization: readonly string[] | undefined,
  token: string,
): Refusal | typeof ALLOWED {
  if (authorization === undefined) {
    return unknownCaller('token-missing', 'A token is required: send “Authorization: Bearer <token>”.');
  }
  const given = authorization.length === 1 ? /^bearer +(\S+)$/i.exec(authorization[0] ?? '')?.[1] : undefined;
  return given !== undefined && isSameSecret(given, token)
    ? ALLOWED
    : unknownCaller('token-wrong', 'The token is not the right one.');
}

/** Takes the same time whatever is given: hashes are of one length, and compared whole. */
function isSameSecret(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

const digest = (text: string) => hash('sha256', text, 'buffer');

function refuse(code: Refusal['code'], message: string): Refusal {
  return { allowed: false, status: 403, code, message };
}

function unknownCaller(code: TokenProblem, message: string): Refusal {
  return { allowed: false, status: 401, code, message };
}
