import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { type LaunchedApplication, launch } from './harness/application.ts';
import { buildBareShell } from './harness/bare-shell.ts';

let shell: Awaited<ReturnType<typeof buildBareShell>>;
let launched: LaunchedApplication;
let server: Server;
let address: string;
let requests = 0;

test.beforeAll(async () => {
  shell = await buildBareShell();
  launched = await launch({ folder: shell.folder });
  server = createServer((_request, response) => {
    requests += 1;
    response.end('reached');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

test.afterAll(async () => {
  await launched.application.evaluate(({ app }) => app.quit());
  await launched.close();
  server.close();
  shell.remove();
});

test('windows are sandboxed, isolated and without Node', async () => {
  const { application, page } = launched;
  const preferences = await application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      // Not in Electron's types, but what the window really runs with.
      const contents = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
        contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    }),
  );
  expect(preferences).toEqual([
    { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false },
  ]);
  const seen = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
  );
  expect(seen).toEqual([]);
});

test('the page gets named functions only', async () => {
  const exposed = await launched.page.evaluate(() =>
    Object.entries((window as unknown as { shingi: object }).shingi).map(([name, value]) => [
      name,
      typeof value,
    ]),
  );
  expect(exposed.length).toBeGreaterThan(10);
  expect(exposed.filter(([, type]) => type !== 'function')).toEqual([]);
  expect(exposed.map(([name]) => name)).not.toContain('ipcRenderer');
});

test('every answer carries the content security policy', async () => {
  const policies = await launched.page.evaluate(async () =>
    Promise.all(
      ['index.html', 'missing.js'].map(async (name) =>
        (await fetch(name)).headers.get('content-security-policy'),
      ),
    ),
  );
  for (const policy of policies) {
    expect(policy).toContain("default-src 'none'");
  }
});

test('nothing leaves the application', async () => {
  const before = requests;
  const outcomes = await launched.page.evaluate(async (outside) => {
    const fetched = (target: string): Promise<string> =>
      fetch(target).then(
        (response) => `${target}: ${response.status}`,
        () => 'denied',
      );
    const image = new Promise<string>((resolve) => {
      const element = new Image();
      element.onload = () => resolve('loaded');
      element.onerror = () => resolve('denied');
      element.src = `${outside}x.png`;
    });
    const targets = [outside, 'https://example.com/', 'file:///etc/passwd', 'app://other/index.html'];
    return [
      ...(await Promise.all(targets.map(fetched))),
      await image,
      window.open(outside) === null ? 'denied' : 'opened',
    ];
  }, address);
  expect(outcomes).toEqual(['denied', 'denied', 'denied', 'denied', 'denied', 'denied']);
  const escapes = await launched.page.evaluate(
    async () => (await fetch('app://bundle/..%2f..%2fpackage.json')).status,
  );
  expect(escapes).toBe(404);
  const fromMain = await launched.application.evaluate(
    ({ session }, outside) =>
      session.defaultSession.fetch(outside).then(
        () => 'reached',
        (error: Error) => error.message,
      ),
    address,
  );
  expect(fromMain).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(requests).toBe(before);
});

test('no text becomes script, but WebAssembly compiles', async () => {
  const outcome = await launched.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.body.append(script);
    // Later, because what the test itself evaluates is exempt from the policy.
    const evaluated = await new Promise<string>((resolve) => {
      setTimeout(() => {
        try {
          // oxlint-disable-next-line typescript/no-implied-eval -- that it fails is what is tested
          resolve(String(new Function('return 1')()));
        } catch (error) {
          resolve((error as Error).name);
        }
      });
    });
    await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return { inline: 'inlineRan' in window, evaluated };
  });
  expect(outcome).toEqual({ inline: false, evaluated: 'EvalError' });
});

test('permissions and devices are denied', async () => {
  const outcome = await launched.page.evaluate(async () => {
    const camera = await navigator.mediaDevices?.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    );
    const position = await new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      );
    });
    return { notification: await Notification.requestPermission(), camera: camera ?? 'denied', position };
  });
  expect(outcome).toEqual({ notification: 'denied', camera: 'denied', position: 'denied' });
});

test('wrong input to the shell is refused on both sides', async () => {
  const answers = await launched.page.evaluate(async () => {
    const { shingi } = window as unknown as { shingi: Record<string, (input: unknown) => Promise<unknown>> };
    return Promise.all([
      shingi['openCommittee']?.({ path: 5 }),
      shingi['savePreferences']?.({ locale: 'fr' }),
      shingi['openFinished']?.({ path: '/etc/passwd' }),
      shingi['openAddress']?.({ address: 'file:///etc/passwd' }),
      shingi['openAddress']?.({ address: 'javascript:alert(1)' }),
    ]);
  });
  expect(answers).toEqual([
    expect.objectContaining({ ok: false, code: 'invalid-input' }),
    expect.objectContaining({ ok: false, code: 'invalid-input' }),
    expect.objectContaining({ ok: false, code: 'not-found' }),
    expect.objectContaining({ ok: false, code: 'invalid-input' }),
    expect.objectContaining({ ok: false, code: 'invalid-input' }),
  ]);
});

test('the window does not navigate away', async () => {
  const before = requests;
  // From the main process: Playwright would wait for the cancelled navigation for ever.
  const outcome = await launched.application.evaluate(async ({ BrowserWindow }, outside) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Whichever comes first; the application's own listener has run before these.
    const prevented = new Promise<boolean>((resolve) => {
      contents?.once('will-navigate', (event) => resolve(event.defaultPrevented));
      contents?.once('will-frame-navigate', (event) => resolve(event.defaultPrevented));
    });
    void contents?.executeJavaScript(`location.href = ${JSON.stringify(outside)}; 1`);
    return {
      prevented: await prevented,
      addresses: BrowserWindow.getAllWindows().map((each) => each.webContents.getURL()),
    };
  }, address);
  expect(outcome).toEqual({ prevented: true, addresses: ['app://bundle/index.html'] });
  expect(requests).toBe(before);
});
