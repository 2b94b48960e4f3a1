/** The process behind the windows: opens one committee file, backs it up, and serves it. */
import path from 'node:path';
import type { ErrorDetail } from '../core/contract/errors.ts';
import { ShingiError } from '../core/contract/errors.ts';
import type { BundleFacts } from '../core/contract/exchange-schemas.ts';
import { keepPrinter } from '../paper/printers/kept-printer.ts';
import type { CommitteeService } from './committee-service.ts';
import { builtAssetsFolder, createIdSource, type ServiceEnvironment } from './environment.ts';
import { inspectBundle } from './exchange/inspect-bundle.ts';
import { openPacket } from './exchange/open-packet.ts';
import { createThreadRunner } from './jobs/job-runner.ts';
import {
  backUp,
  createCommitteeAt,
  latestBackupOf,
  openCommittee,
  restoreCommittee,
} from './open-committee.ts';
import { serveWindow } from './serve-window.ts';
import { type BootContext, type ServiceInstance, serveProcess } from './transports/serve-process.ts';

/** Milliseconds without a write after which the write-ahead log is folded into the file, because people copy files. */
const idleTime = 5_000;

serveProcess(openInstance, inspectAlone);

async function openInstance(context: BootContext): Promise<ServiceInstance> {
  const engine = keepPrinter();
  const environment = environmentOf(context, () => engine.find());
  const service = await openOrExplain(context, environment);
  const stopFolding = foldWhenIdle(service);
  service.watched.start().catch((error: unknown) => console.error(error));
  const backupAtStart = backUp(service).catch((error: unknown) => console.error(error));
  return {
    connect: (port) => serveWindow(service, port),
    latestBackup: () => latestBackupOf(context.boot.path),
    close: async () => {
      stopFolding();
      await backupAtStart;
      await service.close();
      await engine.close();
    },
  };
}

/** Reads a bundle for a window that has no committee file. */
async function inspectAlone(bundle: string, passphrase: string | null): Promise<BundleFacts> {
  const jobs = createThreadRunner(path.join(__dirname, 'worker.cjs'));
  try {
    const keys = { identities: [], passphrases: passphrase === null ? [] : [passphrase] };
    return await inspectBundle(bundle, jobs, keys, new AbortController().signal);
  } finally {
    await jobs.close();
  }
}

async function openOrExplain(
  { boot }: BootContext,
  environment: ServiceEnvironment,
): Promise<CommitteeService> {
  try {
    switch (boot.mode) {
      case 'open':
        return openCommittee(boot.path, environment);
      case 'create':
        return createCommitteeAt(
          boot.path,
          { name: boot.committee, city: boot.city, office: null },
          environment,
        );
      case 'restore':
        restoreCommittee(boot.backup, boot.path, environment);
        return openCommittee(boot.path, environment);
      case 'packet': {
        const { service } = await openPacket(boot, environment, new AbortController().signal);
        return service;
      }
    }
  } catch (error) {
    if (error instanceof ShingiError) {
      const detail: ErrorDetail = { ...error.detail, latestBackup: latestBackupOf(boot.path) };
      throw new ShingiError(error.code, detail, { cause: error });
    }
    throw error;
  }
}

function environmentOf(
  { locale, printer }: BootContext,
  findEngine: ServiceEnvironment['findPrinter'],
): ServiceEnvironment {
  return {
    now: Date.now,
    newId: createIdSource(Date.now),
    passwords: new Map(),
    locale,
    assetsFolder: builtAssetsFolder(__dirname),
    jobs: createThreadRunner(path.join(__dirname, 'worker.cjs')),
    findPrinter: printer === null ? findEngine : () => Promise.resolve(printer),
  };
}

function foldWhenIdle(service: CommitteeService): () => void {
  let timer: NodeJS.Timeout | undefined;
  const unsubscribe = service.subscribe({
    changed: () => {
      clearTimeout(timer);
      timer = setTimeout(() => service.file.foldLog(), idleTime);
      timer.unref();
    },
    progress: () => undefined,
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
