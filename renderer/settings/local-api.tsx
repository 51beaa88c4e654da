import { useState } from 'react';
import { type ApiSettings, PORT } from '../../preload/contract.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Switch } from '../components/fields.tsx';
import { NumberField } from '../components/number-field.tsx';
import { ApiState } from './api-state.tsx';
import { Setting } from './setting.tsx';
import { MASK, TokenField } from './token-field.tsx';
import { useApi } from './use-api.ts';

const PORTS = { min: PORT.unreserved, max: PORT.highest };

export function LocalApi() {
  const { status, problem, change, regenerateToken } = useApi();
  const [isTokenShown, setTokenShown] = useState(false);
  const notice = problem && <ErrorNotice problem={problem} />;
  if (status === undefined) return notice;
  const { settings } = status;
  const set = (part: Partial<ApiSettings>) => change({ ...settings, ...part });
  return (
    <section className="section settings-section" aria-labelledby="local-api-heading">
      <h2 id="local-api-heading">Local API</h2>
      <div className="card settings-card">
        <div className="setting">
          <div className="setting-text">
            <h3>Serve reports to other programs</h3>
            <p>
              Lets other programs on this computer create and fetch reports over HTTP. It listens on this
              computer only, and web pages cannot use it.
            </p>
          </div>
          <Switch isSelected={settings.enabled} onChange={(enabled) => set({ enabled })}>
            <span className="visually-hidden">Local API</span>
          </Switch>
        </div>
        {notice}
        <ApiState status={status} />
        <Setting
          title="Port"
          control={
            <NumberField label="Port" value={settings.port} onChange={(port) => set({ port })} {...PORTS} />
          }
        >
          From {PORTS.min} to {PORTS.max}. The usual one is 8000.
        </Setting>
        <Setting
          title="Require token"
          control={
            <Switch isSelected={settings.requireToken} onChange={(requireToken) => set({ requireToken })}>
              <span className="visually-hidden">Require token</span>
            </Switch>
          }
        >
          Callers must send the token. Without it, every program on this computer may use the API.
        </Setting>
        <TokenField
          token={status.token}
          isShown={isTokenShown}
          onShow={setTokenShown}
          onRegenerate={regenerateToken}
        />
        <div className="setting setting-tall">
          <div className="setting-text">
            <h3>Try it</h3>
            <p>Creates a report and returns its id.</p>
          </div>
          <div className="curl">
            <code>{isTokenShown ? status.curl : status.curl.replaceAll(status.token, MASK)}</code>
            <CopyButton aria-label="Copy the curl line" text={() => status.curl} />
          </div>
        </div>
      </div>
    </section>
  );
}
