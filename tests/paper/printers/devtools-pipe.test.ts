import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { isAllowed } from '../../../paper/printers/chromium-page.ts';
import { DevtoolsClosedError, DevtoolsError, DevtoolsPipe } from '../../../paper/printers/devtools-pipe.ts';

function openPipe() {
  const input = new PassThrough();
  const output = new PassThrough();
  return { input, output, pipe: new DevtoolsPipe(input, output) };
}

describe('speaking with a browser', () => {
  it('puts messages together that arrive in pieces, even within a character', async () => {
    const { output, pipe } = openPipe();
    const answer = pipe.send('Browser.getVersion');
    const bytes = Buffer.from(`${JSON.stringify({ id: 1, result: { text: '審議' } })}\0`);
    for (const byte of bytes) {
      output.write(Buffer.of(byte));
    }
    expect(await answer).toEqual({ text: '審議' });
  });

  it('tells answers, errors and events apart', async () => {
    const { output, pipe } = openPipe();
    const events: string[] = [];
    const stop = pipe.onEvent(({ method }) => events.push(method));
    const [good, bad] = [pipe.send('a'), pipe.send('b')];
    const write = (message: unknown) => output.write(`${JSON.stringify(message)}\0`);
    write({ method: 'Event.one', params: {} });
    write({ id: 2, error: { message: 'no such thing' } });
    write({ id: 1, result: { done: true } });
    expect(await good).toEqual({ done: true });
    await expect(bad).rejects.toThrow(new DevtoolsError('no such thing'));
    stop();
    write({ method: 'Event.two', params: {} });
    expect(events).toEqual(['Event.one']);
  });

  it('rejects what is open, and everything later, when the browser ends', async () => {
    const { output, pipe } = openPipe();
    const open = pipe.send('Page.printToPDF');
    output.destroy();
    await expect(open).rejects.toBeInstanceOf(DevtoolsClosedError);
    await expect(pipe.send('Page.enable')).rejects.toBeInstanceOf(DevtoolsClosedError);
  });
});

describe('what a page may load', () => {
  it.each([
    ['file:///home/me/paper/index.html', true],
    ['file:///home/me/paper/fonts/a.ttf', true],
    ['data:image/svg+xml,<svg/>', true],
    ['file:///home/me/paper/../secret', false],
    ['file:///home/me/paper/%2e%2e/secret', false],
    ['file:///home/me/paperback', false],
    ['file:///etc/passwd', false],
    ['file://server/share/file', false],
    ['http://127.0.0.1/', false],
    ['https://example.invalid/a.ttf', false],
  ])('%s: %s', (address, allowed) => {
    expect(isAllowed(address, ['/home/me/paper'])).toBe(allowed);
  });
});
