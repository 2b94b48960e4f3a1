import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { DevTools } from './devtools.ts';

export interface Program {
  readonly name: string;
  readonly executable: string;
  readonly switches: readonly string[];
  /** The folder of the application, and the files it shall open. */
  readonly arguments: readonly string[];
  /** A CSS selector of the heading that a person reads first. */
  readonly heading: string;
}

const limit = 60_000;

/** Resolves in the page with the moment at which its largest text was painted, in milliseconds since 1970. */
const paintedAt = (heading: string): string => `new Promise((resolve) => {
  const read = () => (document.querySelector(${JSON.stringify(heading)})?.textContent ?? '').trim() !== '';
  const painted = () => new PerformanceObserver((list, observer) => {
    observer.disconnect();
    resolve(performance.timeOrigin + Math.max(...list.getEntries().map((entry) => entry.startTime)));
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  const settled = () => document.fonts.ready.then(() =>
    requestAnimationFrame(() => requestAnimationFrame(painted)));
  if (read()) return settled();
  const watch = new MutationObserver(() => { if (read()) { watch.disconnect(); settled(); } });
  watch.observe(document, { subtree: true, childList: true, characterData: true });
})`;

/**
 * Starts a program with a profile of its own and waits for its first readable screen: a heading in place, its largest text
 * painted. @returns milliseconds from the start of the process
 */
export async function timeToReadable(program: Program): Promise<number> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'shingi-bench-profile-'));
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn(
    program.executable,
    [...program.switches, `--user-data-dir=${profile}`, '--remote-debugging-port=0', ...program.arguments],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  try {
    const readable = readableAt(child, program.heading);
    return (await Promise.race([readable, endOf(child, program.name), tooLong()])) - startedAt;
  } finally {
    if (child.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function tooLong(): Promise<never> {
  await after(limit, undefined, { ref: false });
  throw new Error(`no readable screen within ${limit} ms`);
}

async function endOf(child: ChildProcess, name: string): Promise<never> {
  await once(child, 'exit');
  throw new Error(`${name} ended before it showed anything`);
}

async function readableAt(child: ChildProcess, heading: string): Promise<number> {
  const devTools = await DevTools.connect(await debuggingAddress(child));
  try {
    for (;;) {
      const session = await firstPage(devTools);
      try {
        const answer = (await devTools.send(
          'Runtime.evaluate',
          { expression: paintedAt(heading), awaitPromise: true, returnByValue: true },
          session,
        )) as { result: { value?: number } };
        if (answer.result.value !== undefined) return answer.result.value;
      } catch (error) {
        // The page was still to be loaded when it was asked: its successor answers.
        if (!/context|navigat|detached|collected/iu.test(String(error))) throw error;
      }
    }
  } finally {
    devTools.close();
  }
}

async function debuggingAddress(child: ChildProcess): Promise<string> {
  let printed = '';
  const { stderr } = child;
  if (stderr === null) throw new Error('standard error is not connected');
  for await (const chunk of stderr) {
    printed += String(chunk);
    const address = /DevTools listening on (ws:\S+)/u.exec(printed)?.[1];
    if (address !== undefined) {
      stderr.resume();
      return address;
    }
  }
  throw new Error(`the program ended without a window:\n${printed}`);
}

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

async function firstPage(devTools: DevTools): Promise<string> {
  for (;;) {
    const { targetInfos } = (await devTools.send('Target.getTargets', {})) as { targetInfos: Target[] };
    const page = targetInfos.find(({ type, url }) => type === 'page' && url !== '' && url !== 'about:blank');
    if (page !== undefined) {
      const attached = await devTools.send('Target.attachToTarget', {
        targetId: page.targetId,
        flatten: true,
      });
      return (attached as { sessionId: string }).sessionId;
    }
    await after(5);
  }
}
