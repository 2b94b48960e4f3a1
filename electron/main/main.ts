import path from 'node:path';
import { app, BrowserWindow, dialog, type MessagePortMain, session } from 'electron';
import { z } from 'zod';
import { messageOf } from '../../core/contract/rpc.ts';
import { registerAppScheme, serveAppFiles } from './app-protocol.ts';
import { givenFilesOf, isBundle } from './command-line.ts';
import { CommitteeWindows } from './committee-windows.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { setMenu } from './menu.ts';
import { canPrint, windowPrinter } from './print-job.ts';
import { hardenEveryWindow, hardenSession } from './security.ts';
import { forkNodeService, type ServiceLink } from './service-link.ts';
import { Settings } from './settings.ts';
import { serveShell } from './shell-calls.ts';
import { shellHandlers } from './shell-handlers.ts';
import { canUseUtilityProcess, forkUtilityService } from './utility-service.ts';
import { loadApplication, openMainWindow } from './windows.ts';
import { wordsOf } from './words.ts';

const distFolder = path.resolve(__dirname, '..');
const handOverSchema = z.strictObject({ files: z.array(z.string()) });

// A process outside Electron cannot read the archive; what the service needs lies beside it.
const serviceEntry = path
  .join(distFolder, 'service', 'main.cjs')
  .replace(`app.asar${path.sep}`, `app.asar.unpacked${path.sep}`);

function forkService(): ServiceLink<MessagePortMain> {
  if (canUseUtilityProcess()) {
    return forkUtilityService(serviceEntry);
  }
  const bundled = path.join(app.getAppPath(), 'node_modules', '.bin', 'node');
  return forkNodeService(serviceEntry, process.env['SHINGI_SERVICE_NODE'] ?? bundled);
}

/** Files given on the command line, as absolute paths. */
function givenFiles(): string[] {
  return givenFilesOf(process.argv, { packaged: app.isPackaged, folder: process.cwd() });
}

class Application {
  private readonly settings = new Settings(app.getPath('userData'));
  private readonly windows = new CommitteeWindows({
    openWindow: () => openMainWindow(this.settings),
    loadApplication,
    serviceOptions: () => ({
      fork: forkService,
      locale: this.settings.preferences().locale,
      printer: canPrint() ? windowPrinter : null,
    }),
    opened: (file) => {
      app.addRecentDocument(file.path);
      this.settings.rememberFile(file, new Date().toISOString()).catch(showNothing);
      this.renewMenu();
    },
  });

  private readonly handlers = shellHandlers({
    settings: this.settings,
    windows: this.windows,
    changed: () => this.renewMenu(),
    inspect: (path, passphrase) => inspectBundle(forkService, path, passphrase),
  });

  start(files: readonly string[]): void {
    hardenSession(session.defaultSession);
    serveAppFiles(session.defaultSession, path.join(distFolder, 'renderer'));
    serveShell(this.handlers, (window, token) => this.windows.connect(window, token));
    this.renewMenu();
    this.openFiles(files);
  }

  /** Opens each committee file, or the start page when there is none; bundles then go to the window in front. */
  openFiles(files: readonly string[]): void {
    const bundles = files.filter(isBundle);
    const committees = files.filter((file) => !isBundle(file));
    if (committees.length === 0 && (bundles.length === 0 || this.windows.all().length === 0)) {
      this.windows.openStart();
    }
    for (const file of committees) {
      this.windows.open({ mode: 'open', path: file }, BrowserWindow.getFocusedWindow()).catch(reportFailure);
    }
    if (bundles.length > 0) {
      this.windows.giveBundles(bundles, null, BrowserWindow.getFocusedWindow());
    }
  }

  async finish(): Promise<void> {
    await this.windows.settled();
    await this.settings.settled();
  }

  /** A second start hands its files over; without any, the last window comes forward. */
  handedOver(files: readonly string[]): void {
    const [front] = this.windows.all();
    if (files.length > 0 || front === undefined) {
      this.openFiles(files);
      return;
    }
    if (front.isMinimized()) {
      front.restore();
    }
    front.show();
    front.focus();
  }

  private renewMenu(): void {
    setMenu(this.settings.preferences(), this.settings.recentFiles(), {
      command: (command) => {
        const window = BrowserWindow.getFocusedWindow() ?? this.windows.all()[0];
        if (window === undefined) {
          this.windows.openStart();
        } else {
          this.windows.tell({ event: 'command', command }, window);
        }
      },
      openCommittee: (given) => this.openFromMenu(given),
    });
  }

  private openFromMenu(given: string | undefined): void {
    const asking = BrowserWindow.getFocusedWindow() ?? this.windows.all()[0] ?? null;
    if (given !== undefined) {
      this.windows.open({ mode: 'open', path: given }, asking).catch(reportFailure);
    } else if (asking === null) {
      this.windows.openStart();
    } else {
      Promise.resolve(this.handlers.openCommittee({}, asking)).catch(reportFailure);
    }
  }
}

function reportFailure(error: unknown): void {
  console.error(error);
  dialog.showErrorBox(wordsOf('ja').dialog('startFailed'), messageOf(error));
}

function showNothing(error: unknown): void {
  // The list of recent files is a convenience; the log is enough.
  console.error(error);
}

function main(): void {
  // It would undo --no-sandbox, without which Chromium does not run as root (tests in containers).
  if (!app.commandLine.hasSwitch('no-sandbox')) {
    app.enableSandbox();
  }
  if (!app.requestSingleInstanceLock({ files: givenFiles() })) {
    app.quit();
    return;
  }
  // Fields for times and numbers are drawn by Chromium in its own language, which has to be said before it is ready.
  app.commandLine.appendSwitch('lang', new Settings(app.getPath('userData')).preferences().locale);
  registerAppScheme();
  hardenEveryWindow();

  // macOS names files by event, possibly before the application is ready.
  const early: string[] = [];
  let application: Application | undefined;
  app.on('open-file', (event, file) => {
    event.preventDefault();
    if (application === undefined) {
      early.push(file);
    } else {
      application.openFiles([file]);
    }
  });
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const handedOver = handOverSchema.safeParse(data);
    application?.handedOver(handedOver.success ? handedOver.data.files : []);
  });
  app.on('activate', () => {
    if (application !== undefined && BrowserWindow.getAllWindows().length === 0) {
      application.openFiles([]);
    }
  });
  let finished = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (!finished && application !== undefined) {
      // The files are folded and closed first.
      event.preventDefault();
      const quit = (): void => {
        finished = true;
        app.quit();
      };
      application.finish().then(quit, (error: unknown) => {
        console.error(error);
        quit();
      });
    }
  });
  app
    .whenReady()
    .then(() => {
      application = new Application();
      application.start([...givenFiles(), ...early]);
    })
    .catch((error: unknown) => {
      reportFailure(error);
      app.exit(1);
    });
}

main();
