import path from 'node:path';
import { ShingiError } from '../core/contract/errors.ts';
import type { EventPayload } from '../core/contract/rpc.ts';
import type { ServiceEvents } from '../core/contract/service.ts';
import { findCommittee } from '../db/committees/queries.ts';
import type { CommitteeFile } from '../db/connection/committee-file.ts';
import { knownFileHashes } from '../db/exchange/queries.ts';
import { configurationFolder } from './device.ts';
import type { ServiceEnvironment } from './environment.ts';
import { recogniseFile } from './exchange/recognise-file.ts';
import { WatchedFolder } from './exchange/watched-folder.ts';

export type ChangeTopic = EventPayload<ServiceEvents, 'changed'>['topics'][number];
export type ProgressReport = EventPayload<ServiceEvents, 'job-progress'>;

export interface ServiceListener {
  changed(topics: readonly ChangeTopic[]): void;
  progress(report: ProgressReport): void;
}

/** Who acts through this service. The file's log names it; names of persons stay out of it. */
export const ownerActor = 'owner';

/**
 * One open committee file and the work under way on it. Calls (see handlers/) go through it so that every window hears
 * of changes and progress.
 */
export class CommitteeService {
  readonly file: CommitteeFile;
  readonly environment: ServiceEnvironment;
  /** 受取フォルダー; watches nothing until it is started. */
  readonly watched: WatchedFolder;
  private readonly listeners = new Set<ServiceListener>();
  private readonly jobs = new Map<string, AbortController>();

  constructor(file: CommitteeFile, environment: ServiceEnvironment) {
    this.file = file;
    this.environment = environment;
    const folder = path.join(environment.settingsFolder ?? configurationFolder(), 'receive-folders');
    this.watched = new WatchedFolder({
      file: () => {
        const committee = findCommittee(file.read);
        return committee === null ? null : path.join(folder, `${committee.id}.json`);
      },
      knownHashes: () => knownFileHashes(file.read),
      recognise: (one) => recogniseFile(this, one),
      changed: () => this.announce('transfers'),
    });
  }

  subscribe(listener: ServiceListener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  announce(...topics: ChangeTopic[]): void {
    for (const listener of this.listeners) {
      listener.changed(topics);
    }
  }

  /** Runs work that its caller can follow and cancel by `jobId`. Throws `conflict` when that id is in use. */
  async runJob<T>(
    jobId: string,
    work: (
      signal: AbortSignal,
      report: (stage: ProgressReport['stage'], done: number, total: number | null) => void,
    ) => Promise<T>,
  ): Promise<T> {
    if (this.jobs.has(jobId)) {
      throw new ShingiError('conflict', { jobId });
    }
    const controller = new AbortController();
    this.jobs.set(jobId, controller);
    try {
      return await work(controller.signal, (stage, done, total) => {
        for (const listener of this.listeners) {
          // A progress bar needs a total of at least one.
          listener.progress({ jobId, stage, done, total: total === 0 ? null : total });
        }
      });
    } finally {
      this.jobs.delete(jobId);
    }
  }

  /** Ends the job if it is still under way; its caller gets `cancelled`. */
  cancelJob(jobId: string): void {
    this.jobs.get(jobId)?.abort();
  }

  async close(): Promise<void> {
    this.watched.close();
    for (const controller of this.jobs.values()) {
      controller.abort();
    }
    await this.environment.jobs.close();
    this.file.close();
  }
}
