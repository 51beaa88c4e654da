import type { Service } from '../jobs/service/service.ts';
import type { RunningApi } from './server.ts';

type ApiSettings = {
  readonly enabled: boolean;
  readonly port: number;
  readonly requireToken: boolean;
  readonly token: string;
};

export type ApiStatus =
  | { readonly state: 'off' | 'starting' }
  | { readonly state: 'listening'; readonly address: string }
  | { readonly state: 'failed'; readonly code: string; readonly message: string };

type ApiSwitchOptions = {
  readonly service: Service;
  readonly onStatus: (status: ApiStatus) => void;
  /** Hears of failures while answering that are not the caller's. */
  readonly onFailure?: (error: unknown) => void;
};

/** Switches the local API on and off as settings say; one change at a time, and of quick ones the last one counts. */
type ApiSwitch = {
  status(): ApiStatus;
  /** Resolves when these settings, or later ones, are in force or have failed; never rejects. */
  apply(settings: ApiSettings): Promise<void>;
  /** Switches off for good: what is applied afterwards has no effect. */
  close(): Promise<void>;
};

const OFF: ApiSettings = { enabled: false, port: 0, requireToken: true, token: '' };

export function createApiSwitch({ service, onStatus, onFailure }: ApiSwitchOptions): ApiSwitch {
  let status: ApiStatus = { state: 'off' };
  let wanted = OFF;
  let running: { readonly api: RunningApi; readonly settings: ApiSettings } | undefined;
  let working: Promise<void> | undefined;
  let closed = false;

  function enter(next: ApiStatus): void {
    status = next;
    onStatus(next);
  }

  async function work(): Promise<void> {
    let reached: ApiSettings | undefined;
    try {
      while (reached !== wanted) {
        reached = wanted;
        await reach(reached);
      }
    } finally {
      working = undefined;
    }
  }

  async function reach(goal: ApiSettings): Promise<void> {
    if (running !== undefined && sameApi(running.settings, goal)) return;
    await running?.api.close();
    running = undefined;
    if (!goal.enabled) {
      if (status.state !== 'off') enter({ state: 'off' });
      return;
    }
    enter({ state: 'starting' });
    try {
      // The framework is loaded when it is first needed: most people never switch the API on.
      const { startHttpApi } = await import('./server.ts');
      const token = goal.requireToken ? goal.token : undefined;
      const heard = onFailure === undefined ? {} : { onFailure };
      const api = await startHttpApi({ service, port: goal.port, token, pushToken: goal.token, ...heard });
      running = { api, settings: goal };
      enter({ state: 'listening', address: api.address });
    } catch (error) {
      enter({ state: 'failed', ...explain(error) });
    }
  }

  function apply(settings: ApiSettings): Promise<void> {
    if (closed) return Promise.resolve();
    wanted = { ...settings };
    working ??= work();
    return working;
  }

  return {
    status: () => status,
    apply,
    close() {
      const done = apply(OFF);
      closed = true;
      return done;
    },
  };
}

/** Whether the running API serves these settings as it is. */
function sameApi(one: ApiSettings, other: ApiSettings): boolean {
  return (
    other.enabled &&
    one.port === other.port &&
    one.requireToken === other.requireToken &&
    one.token === other.token
  );
}

function explain(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: 'start-failed', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'start-failed';
  return { code, message: error.message };
}
