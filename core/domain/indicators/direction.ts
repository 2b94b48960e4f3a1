import { comparisonKey } from '../checks/text/normal.ts';
import type { Aim, WrittenValue } from './written-value.ts';

export type Direction = 'higher' | 'lower';

/**
 * Why a direction is taken: the secretariat said so; the target says 以上 or 以下; the target lies above or below the
 * baseline; the target's word says it; the indicator's name counts something unwanted; it is a place in a ranking (5位); what is
 * usual.
 */
export type DirectionReason = 'chosen' | 'bound' | 'target' | 'aim' | 'name' | 'rank' | 'usual';

export interface GoodDirection {
  readonly good: Direction;
  readonly reason: DirectionReason;
}

/** What one wants less of, whatever the plan. */
const unwanted =
  /待機児童|事故|犯罪|自殺|孤独死|孤立死|虐待|未収|滞納|不登校|離職|不満|空き?家|廃棄|排出|ごみ(?:の)?量|死亡|罹患|喫煙|肥満|未受診|苦情|待ち時間|待機者|欠席|依存|赤字|違反|被害|再犯|転出|感じていない|知らない|困っている|不安|孤立|重症化|要介護認定率|やせ|むし歯|未利用|遅延|不足/u;
/** Behind such a word the indicator counts what is done about it. */
const remedy =
  /相談|支援|対策|予防|防止|講座|研修|訓練|教室|啓発|把握|受講|対応|解消|解決|利活用|活用|見守り|協議会|ネットワーク|計画|人材|連携|会議|窓口|知って|参加|受診率|実施/u;

const ofAim: Readonly<Record<Aim, Direction | null>> = {
  raise: 'higher',
  lower: 'lower',
  improve: null,
  keep: null,
};

/** Which way is good for an indicator, and how that is known. */
export function goodDirection(
  indicator: string,
  baseline: WrittenValue,
  target: WrittenValue,
  chosen: Direction | null,
): GoodDirection {
  if (chosen !== null) return { good: chosen, reason: 'chosen' };
  if (target.kind === 'number' && target.bound !== null) {
    const up = target.bound === 'atLeast' || target.bound === 'above';
    return { good: up ? 'higher' : 'lower', reason: 'bound' };
  }
  if (target.kind === 'number' && baseline.kind === 'number' && target.unit === baseline.unit) {
    const step = target.number.comparedTo(baseline.number);
    if (step !== 0) return { good: step > 0 ? 'higher' : 'lower', reason: 'target' };
  }
  // 「順位の向上」 means a smaller number.
  if ([target, baseline].some((value) => value.kind === 'number' && value.unit === '位')) {
    return { good: 'lower', reason: 'rank' };
  }
  const stated = target.kind === 'aim' ? ofAim[target.aim] : null;
  if (stated !== null) return { good: stated, reason: 'aim' };
  const name = comparisonKey(indicator);
  return unwanted.test(name) && !remedy.test(name)
    ? { good: 'lower', reason: 'name' }
    : { good: 'higher', reason: 'usual' };
}
