import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { ChromiumExecutable } from './chromium-candidates.ts';
import { DevtoolsPipe } from './devtools-pipe.ts';

const usualArguments = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-dev-shm-usage',
  // Pages of the browser's own address bar, loaded beforehand in every window: more work than thirty printed pages.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--mute-audio',
  '--font-render-hinting=none',
  '--allow-file-access-from-files',
  // Nothing it is given may reach the network, whatever a page asks for.
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

export interface ChromiumVersion {
  readonly name: string;
  readonly version: string;
  readonly major: number;
}

/** A running browser with a profile folder of its own, spoken to through a pipe. */
export class ChromiumProcess {
  readonly pipe: DevtoolsPipe;
  readonly processId: number;
  readonly #child: ChildProcess;
  readonly #profile: string;
  readonly #ended: Promise<void>;

  private constructor(child: ChildProcess, processId: number, profile: string) {
    this.#child = child;
    this.#profile = profile;
    this.processId = processId;
    this.pipe = new DevtoolsPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
    this.#ended = new Promise((resolve) => {
      child.once('exit', () => {
        this.pipe.close();
        resolve();
      });
    });
  }

  /** Starts the executable. Rejects when the system cannot start it. */
  static async start(executable: ChromiumExecutable): Promise<ChromiumProcess> {
    const profile = await mkdtemp(path.join(os.tmpdir(), 'shingi-print-'));
    // Chromium refuses to run as root inside its own sandbox; for everybody else the sandbox stays.
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    try {
      const child = spawn(
        executable.path,
        [...usualArguments, ...root, ...executable.arguments, `--user-data-dir=${profile}`, 'about:blank'],
        {
          stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
          env: { ...process.env, ...executable.environment },
          // A group of its own, so that all of its processes can be ended together.
          detached: process.platform !== 'win32',
          windowsHide: true,
        },
      );
      await new Promise<void>((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', reject);
      });
      const processId = child.pid;
      if (processId === undefined) {
        throw new Error('no process id');
      }
      return new ChromiumProcess(child, processId, profile);
    } catch (error) {
      await rm(profile, { recursive: true, force: true });
      throw error;
    }
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Product and version as the browser itself states them. */
  async version(): Promise<ChromiumVersion> {
    const { product } = await this.pipe.send('Browser.getVersion');
    const match = /^([^/]+)\/((\d+)[\d.]*)/.exec(String(product));
    if (!match?.[1] || !match[2] || !match[3]) {
      throw new Error(`unknown version: ${String(product)}`);
    }
    return { name: match[1].replace('Headless', ''), version: match[2], major: Number(match[3]) };
  }

  /** Ends all of its processes at once and removes the profile. */
  async kill(): Promise<void> {
    if (this.running) {
      this.#killGroup();
    }
    await this.#ended;
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }

  #killGroup(): void {
    if (process.platform === 'win32') {
      // The children hold a job object of the browser process and end with it.
      this.#child.kill('SIGKILL');
      return;
    }
    try {
      process.kill(-this.processId, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
        throw error;
      }
    }
  }
}
