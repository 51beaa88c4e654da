import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import * as v from 'valibot';
import {
  type AppError,
  CALLS,
  type Calls,
  DROPPED_CHANNEL,
  type FilePreview,
  type Result,
} from '../../../preload/contract.ts';
import { toFailure } from '../../jobs/error.ts';
import { DROPPED_PATHS, REQUESTS } from './requests.ts';

/** What answers each call, its arguments already checked. */
export type Handlers = {
  readonly [K in keyof Calls]: (
    ...args: Parameters<Calls[K]>
  ) => ReturnType<Calls[K]> | Promise<ReturnType<Calls[K]>>;
};

/** Thrown by a handler for an error whose code is the window's business. */
export class CallError extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.message);
    this.error = error;
  }
}

/** Registers every call of the contract. Only the app's own page, in its main frame, is answered. */
export function registerCalls(
  handlers: Handlers,
  dropFiles: (paths: readonly string[]) => FilePreview[],
  trustedOrigin: string,
): void {
  const register = <A extends readonly unknown[]>(
    channel: string,
    schema: v.GenericSchema<unknown, A>,
    answer: (...args: A) => unknown,
  ) => {
    ipcMain.handle(channel, async (event, ...args: unknown[]): Promise<Result<unknown>> => {
      if (!isTrusted(event, trustedOrigin)) return refuse('This page may not call the app.');
      const parsed = v.safeParse(schema, args);
      if (!parsed.success) return refuse(`The request ${channel} is malformed: ${parsed.issues[0].message}`);
      try {
        return { ok: true, value: await answer(...parsed.output) };
      } catch (error) {
        return { ok: false, error: error instanceof CallError ? error.error : toFailure(error) };
      }
    });
  };
  const registerCall = <K extends keyof Calls>(name: K) => {
    const schema: v.GenericSchema<unknown, Parameters<Calls[K]>> = REQUESTS[name];
    register(name, schema, (...args) => handlers[name](...args));
  };
  for (const name of CALLS) registerCall(name);
  register(DROPPED_CHANNEL, DROPPED_PATHS, dropFiles);
}

function isTrusted({ sender, senderFrame }: IpcMainInvokeEvent, trustedOrigin: string): boolean {
  return (
    senderFrame !== null &&
    senderFrame === sender.mainFrame &&
    senderFrame.url.startsWith(`${trustedOrigin}/`)
  );
}

function refuse(message: string): Result<never> {
  return { ok: false, error: { code: 'bad-request', message } };
}
