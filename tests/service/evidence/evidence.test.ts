import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import type { Handlers } from '../../../core/contract/rpc.ts';
import type { ServiceContract } from '../../../core/contract/service.ts';
import { scalePresets } from '../../../core/domain/indicators/scale.ts';
import { listMeetings } from '../../../db/meetings/queries.ts';
import type { CommitteeService } from '../../../service/committee-service.ts';
import { createHandlers } from '../../../service/handlers/handlers.ts';
import { openCommittee } from '../../../service/open-committee.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';

const packet = path.resolve(import.meta.dirname, '../../core/domain/checks/packets/barrier-free-city.md');

/** Reports of the surveys that the packet quotes; two of its figures are others than the packet's. */
const report = [
  '調査,問番号,設問,回答者数,選択肢,件数,割合',
  '当事者調査,問14,相談する相手（複数回答）,1000,家族や親せき,683,68.3%',
  ',,,,病院の職員,249,24.9%',
  ',,,,友人・知人,217,21.7%',
  '当事者調査,問16,相談先に望むこと（○は1つ）,1000,身近な場所で相談できる,402,40.2%',
  ',,,,いつでも相談できる,338,33.8%',
  '当事者調査,問22,将来の暮らし方,1000,家族と暮らしたい,456,45.6%',
  ',,,,一人で暮らしたい,188,18.8%',
  ',,,,グループホームで暮らしたい,124,12.4%',
  '当事者調査,問26,働くために必要な支援（複数回答）,1000,職場の理解,525,52.5%',
  ',,,,短い時間の勤務,381,38.1%',
  ',,,,通勤の支援,204,20.4%',
  '当事者調査,問27,働いていない理由,1000,体調がすぐれない,300,30.0%',
  ',,,,仕事が見つからない,200,20.0%',
].join('\n');

describe('evidence of a committee file', () => {
  let bench: TestBench;
  let service: CommitteeService;
  let calls: Handlers<ServiceContract>;
  let meetingId: string;

  beforeEach(async () => {
    bench = createBench();
    await shingi(bench, ['init', 'a.shingi', '--committee', '障がい者施策推進協議会']);
    await shingi(bench, ['import', 'a.shingi', packet]);
    writeFileSync(bench.file('調査.csv'), report);
    service = openCommittee(bench.file('a.shingi'), bench.environment);
    calls = createHandlers(service);
    meetingId = listMeetings(service.file.read)[0]?.id ?? '';
  });
  afterEach(async () => {
    await service.close();
    await bench.close();
  });

  it('judges indicators, lets a person set the direction, confirm and rate', async () => {
    const before = await calls.evaluation({ meetingId });
    expect(before.scale).toEqual(scalePresets.letters);
    expect(before.goals.map(({ goalNo, indicators }) => [goalNo, indicators.length])).toEqual([
      [1, 7],
      [2, 3],
    ]);
    const find = async (name: string) => {
      const { goals } = await calls.evaluation({ meetingId });
      const found = goals.flatMap(({ indicators }) => indicators).find(({ indicator }) => indicator === name);
      if (found === undefined) throw new Error(name);
      return found;
    };
    const waiting = await find('待機日数');
    expect(waiting).toMatchObject({
      judgement: 'notAchievedImproved',
      direction: { good: 'lower', reason: 'bound' },
      rating: 'B',
      change: '-5日',
      progress: '71.4',
    });
    const trial = await find('体験利用者数');
    expect(trial).toMatchObject({
      judgement: 'maintainedOrBetter',
      needsConfirmation: true,
      confirmed: false,
    });
    const review = { meetingId, key: trial.key, rating: null, remark: '延べ人数', confirm: true };
    await calls.reviewIndicator({ ...review, direction: null });
    expect(await find('体験利用者数')).toMatchObject({ confirmed: true, review: { remark: '延べ人数' } });
    await calls.reviewIndicator({ ...review, direction: 'lower', rating: 'D', confirm: false });
    expect(await find('体験利用者数')).toMatchObject({
      judgement: 'declined',
      direction: { good: 'lower', reason: 'chosen' },
      rating: 'D',
      ratedByHand: true,
      confirmed: false,
    });
    await calls.setEvaluationScale(scalePresets.signs);
    // A letter is no rating of these signs: what the judgement leads to counts, and the letter is kept.
    const inSigns = (await calls.evaluation({ meetingId })).goals.flatMap(({ indicators }) => indicators);
    const rated = inSigns.find(({ key }) => key === trial.key);
    expect(rated).toMatchObject({ ratedByHand: false, review: { rating: 'D' } });
    expect(rated?.rating).toBe(rated?.computedRating);
    expect((await find('待機日数')).rating).toBe('○');
    await expect(async () =>
      calls.reviewIndicator({ ...review, key: '9 project 無い指標', direction: null }),
    ).rejects.toThrow(ShingiError);
  });

  it('links lines and findings both ways, and lists what is left', async () => {
    const { lines, findings } = await calls.evidence({ meetingId });
    const current = lines.filter(({ part }) => part === 'current');
    expect(current.map(({ citations }) => citations.length)).toEqual([2, 0, 2, 1, 2]);
    expect(current[1]?.indicators).toMatchObject([
      { indicator: '延べ相談件数', values: ['2,991件', '3,327件'] },
    ]);
    const [first] = current[0]?.citations ?? [];
    expect(first).toMatchObject({ status: 'exact', question: 'Ⅰ当事者調査問16' });
    const cited = findings.find(({ question }) => question === 'Ⅰ当事者調査問16');
    expect(first?.findings).toMatchObject([{ blockId: cited?.blockId }]);
    expect(cited?.usedBy).toMatchObject([{ blockId: current[0]?.blockId, part: 'current' }]);
    expect(findings.filter(({ usedBy }) => usedBy.length === 0).map(({ shortCode }) => shortCode)).toEqual([
      '問14',
      '問31',
    ]);
    const figures = lines.flatMap((line) => line.figures);
    expect(figures.filter(({ state }) => state !== 'supported')).toEqual([]);
  });

  it('refuses files of other kinds, and tables without questions, in words', async () => {
    const refused = async (name: string, text: string): Promise<unknown> => {
      writeFileSync(bench.file(name), text);
      try {
        await calls.readSurveyFile({ path: bench.file(name) });
        return null;
      } catch (error) {
        return error instanceof ShingiError ? error.code : error;
      }
    };
    expect(await refused('集計.xls', 'old')).toBe('survey-unsupported');
    expect(await refused('集計.pdf', '%PDF-1.7')).toBe('survey-unsupported');
    expect(await refused('人口.csv', '年度;人口\n令和4年度;1000\n')).toBe('no-question-recognised');
    expect(
      await refused('集計.csv', '問番号;設問;選択肢1;割合1;選択肢2;割合2\n1;外出;する;90.1;しない;9.9\n'),
    ).toBe(null);
    expect(await calls.surveys({})).toEqual([]);
  });

  it('keeps survey reports, compares the tables with them, and leads to the whole distribution', async () => {
    const preview = await calls.readSurveyFile({ path: bench.file('調査.csv') });
    expect(preview.map(({ name, questions }) => [name, questions.length])).toEqual([['当事者調査', 5]]);
    expect(await calls.surveys({})).toEqual([]);
    const [kept] = await calls.importSurveyFile({ path: bench.file('調査.csv'), names: [] });
    expect(kept).toMatchObject({ name: '当事者調査', added: 5 });
    const [again] = await calls.importSurveyFile({ path: bench.file('調査.csv'), names: [] });
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 5, removed: 0 });

    const findings = await calls.check({ meetingId });
    expect(findings.map(({ code, quote }) => `${code} ${quote}`)).toEqual([
      'reportShareDiffers 身近な場所で相談できる',
      'reportQuestionDiffers Ⅰ当事者調査 問27',
      'reportQuestionMissing Ⅰ当事者調査 問31',
    ]);
    const { findings: rows } = await calls.evidence({ meetingId });
    const [survey] = await calls.surveys({});
    const row = rows.find(({ shortCode }) => shortCode === '問22');
    const question = survey?.questions.find(({ id }) => id === row?.report?.questionId);
    expect(question?.answers.map(({ label }) => label)).toContain('一人で暮らしたい');
    expect(row?.report?.answers.every(({ percent, reportPercent }) => percent === reportPercent)).toBe(true);

    await calls.renameSurvey({ id: survey?.id ?? '', name: '市民調査', surveyNo: 'Ⅲ' });
    expect(await calls.check({ meetingId })).toEqual([]);
    await calls.removeSurvey({ id: survey?.id ?? '' });
    expect(await calls.surveys({})).toEqual([]);
  });

  it('accepts a finding until its words change, and takes that back', async () => {
    const source = readFileSync(packet, 'utf8');
    const faulty = source.replace('「家族と暮らしたい」が45.6％、「グ', '「家族と暮らしたい」が45.9％、「グ');
    writeFileSync(bench.file('faulty.md'), faulty);
    const jobId = bench.environment.newId();
    await calls.importSources({ paths: [bench.file('faulty.md')], meetingId, jobId });
    const [finding, ...others] = await calls.check({ meetingId });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'citationPercentDiffers', accepted: null });
    const fingerprint = finding?.fingerprint ?? '';
    await calls.acceptFinding({ meetingId, fingerprint, reason: '速報値のため' });
    const [accepted] = await calls.check({ meetingId });
    expect(accepted).toMatchObject({ fingerprint, accepted: { reason: '速報値のため' } });

    // Another version with the same words stays accepted, one with other words does not.
    const again = bench.environment.newId();
    writeFileSync(bench.file('faulty.md'), faulty.replace('啓発が必要です', '啓発を進めます'));
    await calls.importSources({ paths: [bench.file('faulty.md')], meetingId, jobId: again });
    expect((await calls.check({ meetingId }))[0]?.accepted).not.toBeNull();
    writeFileSync(bench.file('faulty.md'), faulty.replace('が45.9％、「グ', 'が49.5％、「グ'));
    await calls.importSources({
      paths: [bench.file('faulty.md')],
      meetingId,
      jobId: bench.environment.newId(),
    });
    expect((await calls.check({ meetingId }))[0]?.accepted).toBeNull();

    await calls.withdrawAcceptance({ id: accepted?.accepted?.id ?? '' });
    await expect(async () => calls.acceptFinding({ meetingId, fingerprint, reason: null })).rejects.toThrow(
      ShingiError,
    );
  });

  it('prints both papers', async () => {
    for (const call of ['exportEvaluation', 'exportEvidence'] as const) {
      const target = bench.file(`${call}.pdf`);
      const made = await calls[call]({ meetingId, path: target, jobId: bench.environment.newId() });
      expect(made.pageCount).toBeGreaterThan(0);
      expect(readFileSync(target).subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  it('works from the command line', async () => {
    await service.close();
    const added = await shingi(bench, ['survey', 'a.shingi', 'add', '調査.csv', '--json']);
    expect(added.json()).toMatchObject({ surveys: [{ name: '当事者調査', added: 5 }] });
    const checked = await shingi(bench, ['check', 'a.shingi', '--json']);
    expect(checked.status).toBe(1);
    expect(checked.json()).toMatchObject({
      findings: [{ code: 'reportShareDiffers' }, {}, {}],
      accepted: [],
    });
    expect((await shingi(bench, ['survey', 'a.shingi', 'remove', '--name', '当事者調査'])).status).toBe(0);
    expect((await shingi(bench, ['survey', 'a.shingi', 'list', '--json'])).json()).toEqual({ surveys: [] });
    expect((await shingi(bench, ['survey', 'a.shingi', 'add', packet])).status).toBe(3);
    service = openCommittee(bench.file('a.shingi'), bench.environment);
  });
});
