import { describe, expect, it } from 'vitest';
import type { Direction } from '../../../../core/domain/indicators/direction.ts';
import { judgeIndicator } from '../../../../core/domain/indicators/judge.ts';
import { changeText, type IndicatorValues, rounded } from '../../../../core/domain/indicators/judgement.ts';
import { ruleInBrief } from '../../../../core/domain/indicators/rule-in-brief.ts';

const end = { text: '令和5年度', fiscalYear: 2023 };
const last = { text: '令和4年度', fiscalYear: 2022 };

function indicator(
  baseline: string,
  target: string,
  result: string,
  name = '講座の受講者数',
): IndicatorValues {
  return { indicator: name, baseline, target, result, targetPeriod: end, resultPeriod: last };
}

const judge = (...values: Parameters<typeof indicator>) => judgeIndicator(indicator(...values));

describe('a target in numbers', () => {
  it('is reached, approached, missed or gone away from', () => {
    expect(judge('10人', '20人', '20人').judgement).toBe('achieved');
    expect(judge('10人', '20人', '15人').judgement).toBe('notAchievedImproved');
    expect(judge('10人', '20人', '10人').judgement).toBe('notAchievedUnchanged');
    expect(judge('10人', '20人', '8人').judgement).toBe('notAchievedWorsened');
    expect(judge('—', '年2回', '年1回').judgement).toBe('notAchieved');
    expect(judge('—', '年2回', '年2回').judgement).toBe('achieved');
  });

  it('reads the direction from the target, and lets a person set it', () => {
    expect(judge('30件', '20件', '18件')).toMatchObject({
      judgement: 'achieved',
      direction: { good: 'lower', reason: 'target' },
    });
    expect(judge('30%', '40%以下', '35%')).toMatchObject({
      judgement: 'achieved',
      direction: { good: 'lower', reason: 'bound' },
    });
    expect(judge('5%', '5%未満', '5%').judgement).toBe('notAchievedUnchanged');
    expect(judge('12人', '12人', '9人', '待機児童数')).toMatchObject({
      judgement: 'achieved',
      direction: { good: 'lower', reason: 'name' },
    });
    expect(judge('12件', '12件', '9件', '虐待に関する相談件数').direction.good).toBe('higher');
    const chosen = (direction: Direction): string =>
      judgeIndicator(indicator('30件', '20件', '25件'), direction).judgement;
    expect(chosen('higher')).toBe('achieved');
    expect(chosen('lower')).toBe('notAchievedImproved');
  });

  it('measures the way in decimal arithmetic and rounds half up', () => {
    const { progress, change, shortfall } = judge('18.4%', '20%', '16.1%', '参加した人の割合');
    expect(progress === null ? null : rounded(progress, 1)).toBe('-143.8');
    expect(change).toMatchObject({ decimals: 1, unit: '%' });
    expect(change?.number.toString()).toBe('-2.3');
    expect(shortfall?.toString()).toBe('3.9');
    expect(judge('10人', '10人', '12人').progress).toBeNull();
    expect(judge('0人', '5人', '2人').changePercent).toBeNull();
    expect(judge('10人', '20人', '25人').shortfall?.toString()).toBe('0');
  });

  it('compares like with like only', () => {
    expect(judge('10人', '20人', '15件').judgement).toBe('notDeterminable');
    expect(judge('年1回', '年2回', '月1回').judgement).toBe('notDeterminable');
    expect(judge('10人', '20人', '25')).toMatchObject({ judgement: 'achieved', needsConfirmation: true });
    expect(judge('10人', '20人', '25人 (市内のみ)')).toMatchObject({
      judgement: 'achieved',
      needsConfirmation: true,
      remarks: [{ code: 'scopeDiffers' }],
    });
  });
});

describe('a value that cannot carry a judgement', () => {
  it.each(['30〜40', '3/5', '12市町村中5位', '全校', '30以上', '未実施', '－', '', '集計中'])(
    'result %s leads to none, and nothing is reckoned from it',
    (result) =>
      expect(judge('10', '20', result)).toMatchObject({
        judgement: 'notDeterminable',
        change: null,
        progress: null,
        shortfall: null,
        needsConfirmation: true,
      }),
  );

  it.each(['30〜40', '3/5', '全校', '－'])('target %s leads to none', (target) =>
    expect(judge('10', target, '15')).toMatchObject({ judgement: 'notDeterminable', progress: null }),
  );

  it('a baseline that is a limit is not compared with', () => {
    expect(judge('10人以上', '20人', '15人')).toMatchObject({ judgement: 'notAchieved', change: null });
    expect(judge('10人以上', '充実', '15人')).toMatchObject({
      judgement: 'notDeterminable',
      rule: { code: 'baselineMissing' },
    });
  });

  it('a rough number is compared, and a person asked', () => {
    expect(judge('10人', '30人', '約30人')).toMatchObject({
      judgement: 'achieved',
      needsConfirmation: true,
      remarks: [{ code: 'roughNumber', values: { text: '約30人' } }],
    });
    expect(judge('10人', '30人', '30人').needsConfirmation).toBe(false);
  });

  it('a share does not say that a plan was drawn up', () => {
    expect(judge('—', '計画の策定', '30%').judgement).toBe('notDeterminable');
    expect(judge('—', '計画の策定', '1件').rule.code).toBe('milestoneCounted');
  });
});

describe('figures in 万 and 億', () => {
  it('are compared with figures written out', () => {
    expect(judge('9,800人', '1.2万人', '1万2,345人')).toMatchObject({ judgement: 'achieved' });
    expect(judge('9,800人', '1.2万人', '1万人')).toMatchObject({ judgement: 'notAchievedImproved' });
    expect(changeText(judge('9,800人', '1.2万人', '1万2,345人'))).toBe('+2,545人');
    expect(changeText(judge('2億円', '3億2千万円', '2億6千万円'))).toBe('+60,000,000円');
    expect(changeText(judge('2,345人', '3,000人', '1,000人'))).toBe('-1,345人');
    expect(judge('2億円', '3億2千万円', '2億6千万円').progress?.toString()).toBe('50');
  });
});

describe('a place in a ranking', () => {
  it('is better the smaller it is', () => {
    expect(judge('5位', '向上', '3位')).toMatchObject({
      judgement: 'improved',
      direction: { good: 'lower', reason: 'rank' },
    });
    expect(judge('5位', '3位以内', '4位').judgement).toBe('notAchievedImproved');
  });
});

describe('something that is meant to be done', () => {
  it('is a target by its year, and not done as a result', () => {
    expect(judge('—', '令和５年度策定予定', '令和4年度策定').judgement).toBe('achieved');
    expect(judge('—', '令和3年度に策定', '令和６年度策定予定').judgement).toBe('notAchieved');
    expect(judge('実施', '継続', '令和６年度実施予定').judgement).toBe('notDeterminable');
  });
});

describe('a target in words', () => {
  it('is compared with the baseline, and always asks for a person', () => {
    expect(judge('0人', '充実', '2人')).toMatchObject({ judgement: 'improved', needsConfirmation: true });
    expect(judge('7件', '継続', '17件').judgement).toBe('maintainedOrBetter');
    expect(judge('年1法人実施', '継続', '年1法人実施').judgement).toBe('maintainedOrBetter');
    expect(judge('10人', '充実', '10人').judgement).toBe('maintainedOrBetter');
    expect(judge('123人', '継続', '47人').judgement).toBe('declined');
    expect(judge('30件', '減少', '25件').judgement).toBe('improved');
    expect(judge('実施', '継続', '実施').judgement).toBe('maintainedOrBetter');
    expect(judge('実施', '継続', '休止').judgement).toBe('declined');
  });

  it('is not judged where a value carries nothing', () => {
    expect(judge('57%', '充実', '充実')).toMatchObject({
      judgement: 'notDeterminable',
      remarks: [{ code: 'targetRepeated' }],
    });
    expect(judge('—', '充実', '5人').judgement).toBe('notDeterminable');
    expect(judge('実施', '充実', '実施').judgement).toBe('notDeterminable');
    expect(judge('10人', '充実', '—').judgement).toBe('notDeterminable');
    expect(judge('10人', '充実', '集計中').judgement).toBe('notDeterminable');
    expect(judge('10人', '', '12人').judgement).toBe('notDeterminable');
    expect(judge('10人', '20～30人', '25人').judgement).toBe('notDeterminable');
  });
});

describe('a target that something be done', () => {
  it('is in time, late, not done or still ahead', () => {
    expect(judge('—', '計画の策定', '令和3年度に策定')).toMatchObject({
      judgement: 'achieved',
      needsConfirmation: false,
    });
    expect(judge('—', '開設 (令和2年度)', '令和4年度開設')).toMatchObject({
      judgement: 'notAchievedImproved',
      remarks: [{ code: 'deadlineDiffers' }],
    });
    expect(judge('—', '策定 (令和4年度)', '未策定').judgement).toBe('notAchieved');
    expect(judge('—', '策定', '検討中').judgement).toBe('notDeterminable');
    expect(judge('—', '策定', '策定済').judgement).toBe('achieved');
    expect(judge('—', '策定', '令和3年度に開催').judgement).toBe('notDeterminable');
    expect(judge('—', '実施', '年3回')).toMatchObject({ judgement: 'achieved', needsConfirmation: true });
    expect(judge('—', '実施', '年0回').judgement).toBe('notAchieved');
  });
});

it('names its rule in one line', () => {
  const briefs = [
    judge('0人', '充実', '2人'),
    judge('年1法人実施', '継続', '年1法人実施'),
    judge('—', '運営開始 (令和4年度)', '令和2年度開始'),
    judge('—', '年2回実施', '—'),
    judge('30件', '20件', '25件'),
  ].map(ruleInBrief);
  expect(briefs).toEqual([
    'qualitative-target:充実 result>baseline',
    'qualitative-target:継続 result=baseline',
    'milestone: 開始 令和2年度 ≤ 令和4年度',
    'result is —',
    'numeric-target:20件 result>target, result<baseline',
  ]);
});
