import type { ApiSettings, ApiStatus } from '../../preload/contract.ts';
import { createApiSwitch } from '../http/api-switch.ts';
import { createToken, curlLine } from '../http/token.ts';
import type { Service } from '../jobs/service/service.ts';
import { PORT } from '../limits.ts';
import type { SettingsStore } from './settings.ts';

export type ApiControl = {
  status(): ApiStatus;
  change(settings: ApiSettings): Promise<ApiStatus>;
  regenerateToken(): Promise<ApiStatus>;
};

const DEFAULT_SETTINGS: ApiSettings = { enabled: false, port: PORT.usual, requireToken: true };

/** The local API as the Settings screen sees it: what is remembered, the token, and whether it is there. */
export function createApiControl(
  service: Service,
  settings: SettingsStore,
  onStatus: (status: ApiStatus) => void,
): ApiControl & { start(): void; close(): Promise<void> } {
  const api = createApiSwitch({
    service,
    onStatus: () => onStatus(status()),
    onFailure: (error) => console.error(error),
  });

  function remembered(): ApiSettings & { token: string } {
    const known = settings.get().api;
    if (known !== undefined) return known;
    const fresh = { ...DEFAULT_SETTINGS, token: createToken() };
    settings.change({ api: fresh });
    return fresh;
  }

  function status(): ApiStatus {
    const { token, ...chosen } = remembered();
    const current = api.status();
    const address = current.state === 'listening' ? current.address : `http://127.0.0.1:${chosen.port}`;
    const shared = {
      settings: chosen,
      token,
      curl: curlLine(address, chosen.requireToken ? token : undefined),
    };
    switch (current.state) {
      case 'off':
      case 'starting':
        return { ...shared, state: current.state };
      case 'listening':
        return { ...shared, state: 'listening', address: current.address };
      case 'failed':
        return { ...shared, state: 'failed', message: current.message };
    }
  }

  async function apply(next: ApiSettings & { token: string }): Promise<ApiStatus> {
    settings.change({ api: next });
    await api.apply(next);
    return status();
  }

  return {
    status,
    change: (chosen) => apply({ ...chosen, token: remembered().token }),
    regenerateToken: () => apply({ ...remembered(), token: createToken() }),
    start() {
      const known = settings.get().api;
      if (known?.enabled === true) void api.apply(known);
    },
    close: () => api.close(),
  };
}
