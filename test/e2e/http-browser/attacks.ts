/** What a hostile page tries: the address to reach, with `mark` behind it where it wants to tell the ways apart. */
export type Target = { readonly url: string; readonly mark: boolean };

/**
 * Tries every way that a page has to send a request, and answers what the page learned from each. Runs in the page, so
 * it may use nothing from outside itself.
 */
export async function attack({ url, mark }: Target): Promise<Record<string, string>> {
  const at = (way: string) => (mark ? `${url}${url.includes('?') ? '&' : '?'}way=${way}` : url);
  const [path = '', query = ''] = url.split('?');
  const body = new URLSearchParams(query).toString();
  const frames: HTMLIFrameElement[] = [];

  const learn = (outcome: Promise<string>) =>
    Promise.race([outcome, new Promise<string>((resolve) => setTimeout(() => resolve('nothing'), 3_000))]);
  const fetched = (way: string, options: RequestInit) => async () => {
    const answer = await fetch(at(way), options);
    return `${answer.type} ${answer.status} ${(await answer.text()).length}`;
  };
  const element = (tag: string, attributes: Record<string, string>) =>
    new Promise<string>((resolve) => {
      const made = document.createElement(tag);
      for (const event of ['load', 'error', 'loadedmetadata'])
        made.addEventListener(event, () => resolve(event));
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      document.body.append(made);
    });
  const frame = (attributes: Record<string, string>) =>
    new Promise<string>((resolve) => {
      const made = document.createElement('iframe');
      frames.push(made);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      made.addEventListener('load', () => {
        let seen = 'nothing of it';
        try {
          seen = made.contentDocument?.body.textContent ?? seen;
        } catch {
          seen = 'barred';
        }
        resolve(`loaded, ${seen}, ${made.contentWindow?.length} frames`);
      });
      document.body.append(made);
    });
  const form = (way: string, method: string, enctype: string) => () => {
    const name = `frame-${way}`;
    const loaded = frame({ name });
    const made = document.createElement('form');
    Object.assign(made, { action: method === 'get' ? path : at(way), method, enctype, target: name });
    const fields = new URLSearchParams(method === 'get' && mark ? `${body}&way=${way}` : body);
    for (const [field, value] of fields) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'hidden', name: field, value });
      made.append(input);
    }
    document.body.append(made);
    made.submit();
    return loaded;
  };
  const inFrame = (way: string, script: string) => () => {
    const told = new Promise<string>((resolve) => {
      addEventListener('message', ({ data }) => {
        if (data?.way === way) resolve(data.learned);
      });
    });
    const tell = `learned => parent.postMessage({ way: '${way}', learned: learned.name ?? String(learned) }, '*')`;
    void frame({
      sandbox: 'allow-scripts allow-forms',
      srcdoc: `<script>(${script}).then(${tell}, ${tell})</script>`,
    });
    return told;
  };
  const style = (css: string) => async () => {
    const made = document.createElement('style');
    made.textContent = css;
    document.body.append(made);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return 'nothing';
  };

  const ways: Record<string, () => Promise<string>> = {
    fetch: fetched('fetch', {}),
    'fetch-post': fetched('fetch-post', { method: 'POST', body: new URLSearchParams(body) }),
    'fetch-json': fetched('fetch-json', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    }),
    'fetch-token': fetched('fetch-token', { headers: { authorization: 'Bearer guess' } }),
    'fetch-blind': fetched('fetch-blind', { mode: 'no-cors', credentials: 'include' }),
    'fetch-blind-post': fetched('fetch-blind-post', {
      mode: 'no-cors',
      method: 'POST',
      body: new URLSearchParams(body),
    }),
    'fetch-no-referrer': fetched('fetch-no-referrer', { mode: 'no-cors', referrerPolicy: 'no-referrer' }),
    'fetch-keepalive': fetched('fetch-keepalive', { mode: 'no-cors', keepalive: true }),
    'fetch-put': fetched('fetch-put', { method: 'PUT' }),
    xhr: () =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.onloadend = () => resolve(`${request.status} ${request.responseText.length}`);
        request.open('GET', at('xhr'));
        request.send();
      }),
    beacon: async () => String(navigator.sendBeacon(at('beacon'), new URLSearchParams(body))),
    'event-source': () =>
      new Promise((resolve) => {
        const source = new EventSource(at('event-source'));
        source.onopen = () => resolve('open');
        source.onerror = () => resolve(`error ${source.readyState}`);
      }),
    'web-socket': () =>
      new Promise((resolve) => {
        const socket = new WebSocket(at('web-socket').replace('http', 'ws'));
        socket.onopen = () => resolve('open');
        socket.onclose = ({ code, reason }) => resolve(`closed ${code} ${reason}`);
      }),
    'form-get': form('form-get', 'get', 'application/x-www-form-urlencoded'),
    'form-post': form('form-post', 'post', 'application/x-www-form-urlencoded'),
    'form-multipart': form('form-multipart', 'post', 'multipart/form-data'),
    'form-text': form('form-text', 'post', 'text/plain'),
    image: () => element('img', { src: at('image') }),
    'image-anonymous': () => element('img', { src: at('image-anonymous'), crossorigin: 'anonymous' }),
    script: () => element('script', { src: at('script') }),
    module: () => element('script', { src: at('module'), type: 'module' }),
    stylesheet: () => element('link', { rel: 'stylesheet', href: at('stylesheet') }),
    prefetch: () => element('link', { rel: 'prefetch', href: at('prefetch') }),
    preload: () => element('link', { rel: 'preload', as: 'image', href: at('preload') }),
    video: () => element('video', { src: at('video'), preload: 'auto' }),
    object: () => element('object', { data: at('object') }),
    embed: () => element('embed', { src: at('embed') }),
    background: style(`body { background-image: url("${at('background')}") }`),
    font: style(`@font-face { font-family: x; src: url("${at('font')}") } body { font-family: x }`),
    frame: () => frame({ src: at('frame') }),
    'frame-no-referrer': () => frame({ src: at('frame-no-referrer'), referrerpolicy: 'no-referrer' }),
    'sandboxed-fetch': inFrame(
      'sandboxed-fetch',
      `fetch('${at('sandboxed-fetch')}', { method: 'POST', mode: 'no-cors' })`,
    ),
    import: inFrame('import', `import('${at('import')}')`),
    worker: () =>
      new Promise((resolve) => {
        const code = `try { importScripts('${at('worker')}'); postMessage('ran') } catch (error) { postMessage(error.name) }`;
        const worker = new Worker(URL.createObjectURL(new Blob([code])));
        worker.onmessage = ({ data }) => resolve(data);
      }),
    popup: async () => {
      const opened = open(at('popup'), '_blank', 'width=50,height=50');
      await new Promise((resolve) => setTimeout(resolve, 800));
      let seen = 'barred';
      try {
        seen = opened?.document.body.textContent ?? 'closed';
      } catch {
        seen = 'barred';
      }
      opened?.close();
      return seen;
    },
  };
  const learned: Record<string, string> = {};
  await Promise.all(
    Object.entries(ways).map(async ([way, tryIt]) => {
      learned[way] = await learn(
        tryIt().catch((error: unknown) => (error instanceof Error ? error.name : 'failed')),
      );
    }),
  );
  const timings = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const ofTarget = timings.filter(({ name }) => name.startsWith(path));
  learned['sizes'] = JSON.stringify([
    ...new Set(
      ofTarget.map((entry) => [entry.transferSize, entry.decodedBodySize, entry.responseStatus].join()),
    ),
  ]);
  performance.clearResourceTimings();
  for (const made of frames) made.remove();
  return learned;
}
