import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedApp, type TestApp } from './app.ts';

/**
 * A network of its own, with one way out that leads nowhere and counts what is sent. Whatever is asked of a name server
 * goes there, too, for none is in it.
 */
const NAMESPACE = [
  'ip link set lo up',
  'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6',
  'ip link add veth0 type veth peer name veth1',
  'ip addr add 192.0.2.1/24 dev veth0',
  'ip link set veth0 arp off up',
  'ip link set veth1 up',
  'ip route add default dev veth0',
].join(' && ');

const inNamespace = (command: string) => ['-n', '-r', 'sh', '-c', `${NAMESPACE} && ${command}`] as const;
/** Only Linux has namespaces, and some systems refuse them to programs that they do not know. */
const hasNamespaces = spawnSync('unshare', inNamespace('true')).status === 0;

test.runIf(hasNamespaces)(
  'from start to quit, over an import and a report, not one packet leaves this computer',
  async () => {
    const script = fileURLToPath(new URL('../fixtures/quiet-app.ts', import.meta.url));
    const run = spawn('unshare', inNamespace(`exec "${process.execPath}" "${script}"`), {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    run.stdout.on('data', (text) => {
      said += text;
    });
    const [code] = await once(run, 'close');
    expect({ code, said: said.trim() }).toEqual({ code: 0, said: '{"packets":0}' });
  },
);

describe('whatever the system', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await sharedApp();
  });
  afterAll(() => t.close());

  test('no dictionary is asked for, and no page learns or tells the address of this computer', async () => {
    const state = await t.app.evaluate(({ BrowserWindow, session }) => ({
      languages: process.platform === 'darwin' ? [] : session.defaultSession.getSpellCheckerLanguages(),
      webRtc: BrowserWindow.getAllWindows()[0]?.webContents.getWebRTCIPHandlingPolicy(),
    }));
    expect(state).toEqual({ languages: [], webRtc: 'disable_non_proxied_udp' });
  });
});
