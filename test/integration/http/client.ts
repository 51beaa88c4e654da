import { TOKEN } from './fixture.ts';

export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string };

export const AUTHORIZED = { authorization: `Bearer ${TOKEN}` };

/** Asks over loopback as any program would. */
export async function ask(url: string, options: RequestInit = {}): Promise<Answer> {
  const { token, ...headers } = { token: TOKEN, ...(options.headers as Record<string, string> | undefined) };
  const response = await fetch(url, {
    ...options,
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

export async function trigger(address: string, query = ''): Promise<string> {
  const { status, text } = await ask(`${address}/trigger_report${query}`);
  if (status !== 200) throw new Error(`${status}: ${text}`);
  const { report_id }: { report_id: string } = JSON.parse(text);
  return report_id;
}

/** Polls until the report is no longer Running; answers the progress seen on the way and the last answer. */
export async function pollUntilEnded(
  address: string,
  id: string,
  path = '/get_report',
): Promise<{ progress: number[]; last: Answer }> {
  const progress: number[] = [];
  for (;;) {
    const last = await ask(`${address}${path}?report_id=${id}`);
    if (last.status !== 202) return { progress, last };
    const state: { status: string; progress: number } = JSON.parse(last.text);
    progress.push(state.progress);
  }
}

/** Does `work` with each item, so many at a time. */
export async function inParallel<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
