import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Meeting } from '../../../core/domain/meetings/meeting.ts';
import { createTranslate } from '../../../core/locales/translator.ts';
import { listMeetings } from '../../../db/meetings/queries.ts';
import { type CommitteeService, ownerActor } from '../../../service/committee-service.ts';
import { exportPacket } from '../../../service/exports/export-packet.ts';
import { packetContents } from '../../../service/exports/packet-parts.ts';
import { importSources } from '../../../service/imports/import-sources.ts';
import { createCommitteeAt, openCommittee } from '../../../service/open-committee.ts';
import { buildSample } from '../../../service/sample/build-sample.ts';
import { stretches } from '../../formats/packet-text/lossless.ts';
import { seedIsHere, seedText } from '../../formats/packet-text/seed.ts';
import { createBench, noSignal, type TestBench } from '../environment.ts';
import { notFound, poppler, textsOf } from './reading.ts';

const seedPath = path.resolve(import.meta.dirname, '../../../../shared/seed/packet.md');

if (!poppler) {
  console.warn('poppler-utils is not installed: what readers of the printed packets find was not tested');
}
if (!seedIsHere) {
  console.warn('seed cases were not run');
}

describe('a packet that was imported and printed', () => {
  let bench: TestBench;
  beforeAll(() => {
    bench = createBench();
  });
  afterAll(async () => {
    await bench.close();
  });

  async function printed(service: CommitteeService, meeting: Meeting, name: string) {
    const contents = packetContents(service.file.read, meeting, null, createTranslate('ja'));
    const target = bench.file(`${name}.pdf`);
    await exportPacket(
      contents,
      { path: target, plainText: false },
      bench.environment,
      noSignal,
      () => undefined,
    );
    return { target, texts: textsOf(contents.parts.flatMap((part) => part.blocks)) };
  }

  it.runIf(poppler)('lets readers of PDF text find every sentence of the sample', async () => {
    const file = bench.file('sample.shingi');
    await buildSample(file, bench.environment, noSignal);
    const service = openCommittee(file, bench.environment);
    try {
      const meetings = listMeetings(service.file.read);
      expect(meetings.length).toBeGreaterThan(1);
      for (const [index, meeting] of meetings.entries()) {
        const { target, texts } = await printed(service, meeting, `sample-${index}`);
        expect(texts.length).toBeGreaterThan(50);
        expect(notFound(target, texts, 'reading')).toEqual([]);
        expect(notFound(target, texts, 'raw')).toEqual([]);
      }
    } finally {
      await service.close();
    }
  });

  it.runIf(poppler && seedIsHere)('lets them find every sentence of a published packet', async () => {
    const committee = { name: '委員会', city: null, office: null };
    const service = createCommitteeAt(bench.file('seed.shingi'), committee, bench.environment);
    try {
      await importSources(
        service.file,
        bench.environment,
        ownerActor,
        { paths: [seedPath], meetingId: null },
        noSignal,
        () => undefined,
      );
      const [meeting] = listMeetings(service.file.read);
      if (meeting === undefined) throw new Error('the packet brings a meeting');
      const { target, texts } = await printed(service, meeting, 'seed');
      expect(notFound(target, texts, 'reading')).toEqual([]);
      expect(notFound(target, texts, 'raw')).toEqual([]);
      expect(notFound(target, stretches(seedText()), 'reading')).toEqual([]);
    } finally {
      await service.close();
    }
  });
});
