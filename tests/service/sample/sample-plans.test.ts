import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkPacket } from '../../../core/domain/checks/check-packet.ts';
import { mappingFits, unmappedItems } from '../../../core/domain/plans/mapping.ts';
import { outlineOf } from '../../../core/domain/plans/outline.ts';
import { contentsTable } from '../../../core/domain/plans/shared-contents.ts';
import { listSurveys } from '../../../db/evidence/queries.ts';
import { listMeetings } from '../../../db/meetings/queries.ts';
import { listPlanMappings, readPlanTree, readSharedContents } from '../../../db/plans/queries.ts';
import type { CommitteeService } from '../../../service/committee-service.ts';
import { papersOf } from '../../../service/evidence/checked-packet.ts';
import { evidenceOfMeeting } from '../../../service/evidence/look-through.ts';
import { openCommittee } from '../../../service/open-committee.ts';
import { buildSample } from '../../../service/sample/build-sample.ts';
import { createBench, noSignal, type TestBench } from '../environment.ts';

let bench: TestBench;
let service: CommitteeService;
beforeAll(async () => {
  bench = createBench();
  await buildSample(bench.file('sample.shingi'), bench.environment, noSignal);
  service = openCommittee(bench.file('sample.shingi'), bench.environment);
});
afterAll(async () => {
  await service.close();
  await bench.close();
});

it('puts two editions of the next plan beside the one in force', () => {
  const tree = readPlanTree(service.file.read);
  expect(tree.plans.map(({ standing, edition }) => `${standing} ${edition}`)).toEqual([
    'inForce ',
    'next 案1',
    'next 案2',
  ]);
  const policies = tree.plans.map(({ id }) =>
    outlineOf(tree, id).goals.map((goal) => goal.children.filter(({ kind }) => kind === 'policy').length),
  );
  expect(policies).toEqual([
    [4, 2, 3],
    [5, 2, 3],
    [4, 2, 3],
  ]);
});

it('says of every goal and policy what becomes of it, in all five ways', () => {
  const tree = readPlanTree(service.file.read);
  const mappings = listPlanMappings(service.file.read);
  expect(new Set(mappings.map(({ kind }) => kind))).toEqual(
    new Set(['inherited', 'merged', 'divided', 'created', 'abolished']),
  );
  expect(mappings.filter(({ kind, from, to }) => !mappingFits(kind, from.length, to.length))).toEqual([]);
  const [current, ...editions] = tree.plans;
  for (const edition of editions) {
    const open = unmappedItems(
      outlineOf(tree, current?.id ?? ''),
      outlineOf(tree, edition.id),
      mappings.filter(({ toPlanId }) => toPlanId === edition.id),
    );
    // Some projects are left for the reader to try.
    expect([...open.from, ...open.to].filter(({ kind }) => kind !== 'project')).toEqual([]);
    expect(open.to.length).toBeGreaterThan(0);
  }
});

it('has the report of the surveys that its issue sheets quote, which says nothing else', () => {
  const surveys = listSurveys(service.file.read);
  expect(surveys.map(({ name, questions }) => [name, questions.length])).toEqual([
    ['市民調査', 28],
    ['団体調査', 10],
  ]);
  const [meeting] = listMeetings(service.file.read);
  if (meeting === undefined) throw new Error('no meeting');
  const codes = checkPacket(papersOf(service.file.read, meeting)).map(({ code }) => code);
  expect(codes.filter((code) => code.startsWith('report'))).toEqual([]);
});

it('leaves one figure without evidence: the one that is wrong on purpose', () => {
  const [meeting] = listMeetings(service.file.read);
  if (meeting === undefined) throw new Error('no meeting');
  const { lines } = evidenceOfMeeting(service.file.read, meeting);
  const cited = lines.flatMap(({ citations }) =>
    citations.filter(({ status }) => status === 'percentDiffers'),
  );
  expect(cited.map(({ label, percent }) => [label, percent])).toEqual([['気軽に参加できる', 57.1]]);
  const figures = lines.flatMap((line) => line.figures);
  expect(figures.filter(({ state }) => state === 'unsupported').map(({ text }) => text)).toEqual([]);
  expect(figures.filter(({ state }) => state === 'questioned').map(({ text }) => text)).toEqual(['57.1%']);
  // 「センターを知る人」 means 「センターを知っている人の割合」.
  const named = lines.filter(({ text }) => text.includes('9.4%から47.2%'));
  expect(named.map(({ indicators }) => indicators.map(({ values }) => values))).toEqual([
    [['9.4%', '47.2%']],
  ]);
});

it('has the contents that four plans share', () => {
  const { siblings, rows } = contentsTable(readSharedContents(service.file.read));
  expect(siblings.map(({ planId }) => planId !== null)).toEqual([true, false, false, false]);
  expect(rows.map(({ depth }) => depth).join('')).toBe('00111001100');
  expect(rows.at(-1)?.uses.map((use) => use?.use)).toEqual(['own', 'own', 'own', 'own']);
});
