import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportedDocument, ImportedPacket } from '../../../core/domain/packets/imported-packet.ts';
import { type CommitteeService, ownerActor } from '../../../service/committee-service.ts';
import { savePacket } from '../../../service/imports/save-packet.ts';
import { materialsOf } from '../../../service/materials-of.ts';
import { createCommitteeAt } from '../../../service/open-committee.ts';
import { agendaContent, handoutListContent } from '../../fixtures/contents.ts';
import { issueSheetContent } from '../../fixtures/contents-issue-sheet.ts';
import { createBench, type TestBench } from '../environment.ts';

const source = { name: 'packet.md', mediaType: 'text/markdown', bytes: new TextEncoder().encode('source') };
const listRow = handoutListContent.rows[0];

function document(
  number: string | null,
  title: string,
  content: ImportedDocument['content'],
): ImportedDocument {
  return { number, title, lines: [1, 2], content };
}

function packetOf(
  documents: readonly ImportedDocument[],
  handouts: ImportedPacket['handouts'],
): ImportedPacket {
  return {
    meeting: {
      title: '令和5年度第1回 次第',
      committeeName: null,
      fiscalYear: '令和5年度',
      sessionNo: 1,
      dateText: '令和5年6月30日',
      heldOn: '2023-06-30',
      startText: null,
      startTime: '14:00',
      endTime: null,
      placeText: null,
    },
    handouts,
    documents,
    warnings: [],
    notUnderstood: [],
  };
}

describe('savePacket', () => {
  let bench: TestBench;
  let service: CommitteeService;
  beforeEach(() => {
    bench = createBench();
    service = createCommitteeAt(
      bench.file('a.shingi'),
      { name: '委員会', city: null, office: null },
      bench.environment,
    );
  });
  afterEach(async () => {
    await service.close();
    await bench.close();
  });

  const save = (packet: ImportedPacket) =>
    service.file.write(ownerActor, 'importSources', (tx) => savePacket(tx, source, packet, null));
  const versionsOf = (meetingId: string | null, number: string) =>
    materialsOf(service.file.read, meetingId ?? '')
      .find(({ material }) => material.number === number)
      ?.versions.map(({ versionKind, state }) => `${versionKind}/${state}`);

  const row = (no: string, name: string, isReplacement: boolean) => {
    if (listRow === undefined) {
      throw new Error('the fixture has no row');
    }
    return { ...listRow, id: bench.environment.newId(), no, noText: no, name, baseName: name, isReplacement };
  };
  const sheets = () => document('4', '課題シート', issueSheetContent);

  it('gives one text for two listed versions to a version of unknown kind', () => {
    const report = save(packetOf([sheets()], [row('4', '課題シート', false), row('4', '課題シート', true)]));
    expect(versionsOf(report.meetingId, '4')).toEqual(
      expect.arrayContaining(['unknownVersion/published', 'unknownVersion/notReceived']),
    );
  });

  it('takes a number that the list gives twice without 差替 as two versions of one paper', () => {
    const rows = [row('4', '課題シート', false), row('4', '課題シート', false)];
    const report = save(packetOf([sheets(), document('4', '課題シート', narrativeOf('別の文'))], rows));
    expect(versionsOf(report.meetingId, '4')).toEqual(['first/published', 'replacement/published']);
  });

  it('keeps a listed paper that did not come as 未受領, with the kind its name tells', () => {
    const report = save(packetOf([], [row('5', '意見・提案シート', false)]));
    expect(versionsOf(report.meetingId, '5')).toEqual(['first/notReceived']);
    expect(materialsOf(service.file.read, report.meetingId ?? '')[0]?.material.kind).toBe('opinionForm');
  });

  it('changes nothing when the same packet is imported again', () => {
    const packet = packetOf(
      [sheets(), document(null, '次第', agendaContent)],
      [row('4', '課題シート', false)],
    );
    const first = save(packet);
    const second = save(packet);
    expect(first.meetingIsNew).toBe(true);
    expect(second.meetingIsNew).toBe(false);
    expect(second.meetingId).toBe(first.meetingId);
    expect(second.documents.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    expect(versionsOf(first.meetingId, '4')).toEqual(['first/published']);
  });

  it('publishes a changed text as a 差替 beside the first version', () => {
    const first = save(packetOf([sheets()], [row('4', '課題シート', false)]));
    const changed = structuredClone(issueSheetContent);
    const [sheet] = changed.sheets;
    if (sheet === undefined) {
      throw new Error('the fixture has no sheet');
    }
    sheet.goalTitle = `${sheet.goalTitle}（改）`;
    sheet.heading = `${sheet.heading}（改）`;
    const second = save(packetOf([document('4', '課題シート', changed)], [row('4', '課題シート', false)]));
    expect(second.documents.map(({ outcome }) => outcome)).toEqual(['version']);
    expect(versionsOf(first.meetingId, '4')).toEqual(['first/published', 'replacement/published']);
  });

  it('keeps the papers of another committee apart, and says so', () => {
    const own = save(packetOf([sheets()], []));
    const packet = packetOf([sheets()], []);
    const other = save({
      ...packet,
      meeting: { ...(packet.meeting ?? noMeeting()), committeeName: '隣の協議会' },
    });
    expect(own.warnings).toEqual([]);
    expect(other.warnings).toMatchObject([
      { code: 'committeeDiffers', values: { packet: '隣の協議会', file: '委員会' } },
    ]);
    const third = save({
      ...packet,
      meeting: { ...(packet.meeting ?? noMeeting()), committeeName: '別の審議会' },
    });
    expect(third.meetingIsNew).toBe(true);
    expect(third.meetingId).not.toBe(other.meetingId);
  });

  it('does not guess between several meetings', () => {
    save(packetOf([sheets()], []));
    const other = packetOf([sheets()], []);
    service.file.write(ownerActor, 'importSources', (tx) =>
      savePacket(
        tx,
        source,
        { ...other, meeting: { ...(other.meeting ?? noMeeting()), sessionNo: 2, heldOn: '2023-07-28' } },
        null,
      ),
    );
    expect(() => save({ ...other, meeting: null })).toThrowError(
      expect.objectContaining({ code: 'ambiguous' }),
    );
  });
});

function narrativeOf(text: string): ImportedDocument['content'] {
  return {
    kind: 'narrative',
    nodes: [{ type: 'paragraph', id: '0188fd00-0000-7000-8fff-000000000001', text }],
  };
}

function noMeeting(): NonNullable<ImportedPacket['meeting']> {
  throw new Error('every packet of this file has a meeting');
}
