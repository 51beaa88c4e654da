import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import * as v from 'valibot';
import {
  CALL_CHANNEL,
  CANCEL_CHANNEL,
  DROPPED_CHANNEL,
  type FilePreview,
  type Result,
} from '../../../preload/contract.ts';
import { toFailure } from '../../jobs/threads/error.ts';
import { type AnsweredCalls, CallError } from './call.ts';

const Id = v.pipe(v.string(), v.maxLength(100));
const Call = v.looseTuple([v.string(), Id]);

/** What the preload script hands over for dropped files. */
const DroppedPaths = v.strictTuple([v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.maxLength(1000))]);

/** Answers every call of the contract. Only the app's own page, in its main frame, is answered. */
export function registerCalls(
  calls: AnsweredCalls,
  dropFiles: (paths: readonly string[]) => Promise<FilePreview[]>,
  trustedOrigin: string,
): void {
  const handle = (channel: string, answer: (args: unknown[]) => unknown) =>
    ipcMain.handle(channel, async (event, ...args: unknown[]): Promise<Result<unknown>> => {
      if (!isTrusted(event, trustedOrigin)) return refuse('This page may not call the app.');
      try {
        return { ok: true, value: await answer(args) };
      } catch (error) {
        if (error instanceof v.ValiError) return refuse(`The request is malformed: ${error.message}`);
        return { ok: false, error: error instanceof CallError ? error.error : toFailure(error) };
      }
    });
  const underWay = new Map<string, AbortController>();
  handle(CALL_CHANNEL, async (asked) => {
    const [name, id, ...args] = v.parse(Call, asked);
    if (!Object.hasOwn(calls, name)) {
      throw new CallError({ code: 'bad-request', message: `There is no call ${name}.` });
    }
    const { schema, answer } = calls[name as keyof AnsweredCalls];
    const parsed = v.parse(schema, args);
    const stop = new AbortController();
    underWay.set(id, stop);
    try {
      return await (answer as (...args: unknown[]) => unknown)(...parsed, stop.signal);
    } finally {
      underWay.delete(id);
    }
  });
  ipcMain.on(CANCEL_CHANNEL, (event, id: unknown) => {
    if (isTrusted(event, trustedOrigin) && v.is(Id, id)) underWay.get(id)?.abort();
  });
  handle(DROPPED_CHANNEL, (args) => dropFiles(...v.parse(DroppedPaths, args)));
}

function isTrusted(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  trustedOrigin: string,
): boolean {
  return (
    senderFrame !== null &&
    senderFrame === sender.mainFrame &&
    senderFrame.url.startsWith(`${trustedOrigin}/`)
  );
}

function refuse(message: string): Result<never> {
  return { ok: false, error: { code: 'bad-request', message } };
}
