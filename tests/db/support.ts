import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { toBlocks } from '../../core/domain/blocks/to-blocks.ts';
import { idFrom } from '../../core/domain/ids.ts';
import type { MaterialContent } from '../../core/domain/materials/content.ts';
import type { MaterialVersion, VersionKind } from '../../core/domain/materials/material.ts';
import type { MeetingHead } from '../../core/domain/meetings/meeting.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { createCommittee } from '../../db/committees/commands.ts';
import {
  type CommitteeFile,
  createCommitteeFile,
  type OpenOptions,
  openCommitteeFile,
} from '../../db/connection/committee-file.ts';
import type { Environment } from '../../db/connection/environment.ts';
import { DatabaseError } from '../../db/connection/errors.ts';
import { storeFile } from '../../db/files/commands.ts';
import { addMaterial } from '../../db/materials/commands.ts';
import { publishVersion } from '../../db/materials/version-commands.ts';
import { upsertMeeting } from '../../db/meetings/commands.ts';

/** A clock that a test turns, and ids that come in order. */
export interface TestEnvironment extends Environment {
  time: number;
}

let devices = 0;

/** Every environment is another device, so that its ids are its own. */
export function testEnvironment(): TestEnvironment {
  devices += 1;
  const device = devices;
  let count = 0;
  const random = Uint8Array.from({ length: 16 }, (_, index) => (device >> (index % 4 === 0 ? 8 : 0)) & 0xff);
  const environment: TestEnvironment = {
    time: Date.UTC(2023, 5, 1, 1),
    now: () => environment.time,
    newId: () => {
      count += 1;
      return idFrom(environment.time, random, count);
    },
    deviceId: idFrom(0, random, device),
  };
  return environment;
}

const cleanUps: (() => void)[] = [];

afterEach(() => {
  for (const cleanUp of cleanUps.splice(0).reverse()) {
    cleanUp();
  }
});

export function afterTest(cleanUp: () => void): void {
  cleanUps.push(cleanUp);
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'shingi-db-'));
  afterTest(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new committee file with a committee, closed after the test. */
export function newFile(
  environment: Environment = testEnvironment(),
  file: string = path.join(temporaryFolder(), 'みはらし野.shingi'),
  options: OpenOptions = {},
): CommitteeFile {
  const opened = createCommitteeFile(
    file,
    environment,
    (fresh) => {
      fresh.write('事務局', 'createCommittee', (handle) =>
        createCommittee(handle, { name: '地域福祉推進委員会', city: 'みはらし野市', office: '福祉課' }),
      );
    },
    options,
  );
  afterTest(() => opened.close());
  return opened;
}

export function reopen(
  file: CommitteeFile,
  environment: Environment = testEnvironment(),
  options: OpenOptions = {},
): CommitteeFile {
  file.close();
  const opened = openCommitteeFile(file.path, environment, options);
  afterTest(() => opened.close());
  return opened;
}

export const meetingHead: MeetingHead = {
  title: '令和5年度第1回地域福祉推進委員会',
  committeeName: '地域福祉推進委員会',
  fiscalYear: '令和5年度',
  sessionNo: 1,
  dateText: '令和5年6月30日（金）',
  heldOn: '2023-06-30',
  startText: '午後2時',
  startTime: '14:00',
  endTime: null,
  placeText: '市役所',
};

/** A narrative document whose paragraphs are the given texts; a text that begins with # is a heading. */
export function narrative(environment: Environment, ...texts: string[]): MaterialContent {
  return {
    kind: 'narrative',
    nodes: texts.map((text) =>
      text.startsWith('#')
        ? { type: 'heading', id: environment.newId(), level: 2, text: text.slice(1) }
        : { type: 'paragraph', id: environment.newId(), text },
    ),
  };
}

/** A meeting with one material of that content, published as 初版. */
export function publishContent(
  handle: WriteHandle,
  content: MaterialContent,
  fields: {
    number?: string | null;
    title?: string;
    versionKind?: VersionKind;
    meeting?: Partial<MeetingHead>;
  } = {},
): { meetingId: string; materialId: string; version: MaterialVersion } {
  const { meeting } = upsertMeeting(handle, { ...meetingHead, ...fields.meeting });
  const material = addMaterial(handle, {
    meetingId: meeting.id,
    kind: content.kind,
    number: fields.number ?? null,
    title: fields.title ?? '資料',
    distribution: 'advance',
  });
  const version = publishContentAs(handle, material.id, content, fields.versionKind ?? 'first');
  return { meetingId: meeting.id, materialId: material.id, version };
}

/** Publishes a content as a version of a material; a kept file gets bytes of its own. */
export function publishContentAs(
  handle: WriteHandle,
  materialId: string,
  content: MaterialContent,
  versionKind: VersionKind,
): MaterialVersion {
  let published = content;
  if ('fileHash' in content) {
    const bytes = new TextEncoder().encode(`%PDF-1.7 ${content.title} ${handle.environment.newId()}`);
    const stored = storeFile(handle, bytes, content.mediaType);
    published = { ...content, fileHash: stored.hash, byteLength: stored.byteLength };
  }
  return publishVersion(handle, {
    materialId,
    versionKind,
    content: published,
    blocks: toBlocks(published),
    sourceHash: null,
    distributedOn: null,
    reason: null,
  });
}

/** Hash of every file in a folder: what must not change when something is refused. */
export function folderState(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [
        name,
        createHash('sha256')
          .update(readFileSync(path.join(folder, name)))
          .digest('hex'),
      ]),
  );
}

/** What `act` refuses with. */
export function refusal(act: () => unknown): DatabaseError {
  try {
    act();
  } catch (error) {
    if (error instanceof DatabaseError) {
      return error;
    }
    throw error;
  }
  throw new Error('nothing was refused');
}
