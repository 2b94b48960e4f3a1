import { comparisonKey } from '../domain/checks/text/normal.ts';
import type { JudgementRemark, JudgementRule } from '../domain/indicators/judgement.ts';
import type { WrittenValue } from '../domain/indicators/written-value.ts';
import { figure } from '../domain/statistics/figure.ts';
import type { Translate } from './translator.ts';

type Filled = (key: string, values: Readonly<Record<string, string>>) => string;

/** The rule of a judgement as a sentence. */
export function ruleText(t: Translate, { code, values }: JudgementRule): string {
  return (t as Filled)(`evidence:rule.${code}`, values);
}

/** What a person should look at, as a sentence. */
export function remarkText(t: Translate, { code, values }: JudgementRemark): string {
  return (t as Filled)(`evidence:remark.${code}`, values);
}

/** What the program takes a written value for: 「数　12,000人」 for 「1.2万人」, 「一つの値には読めない」 for 「30～40」. */
export function readingText(t: Translate, value: WrittenValue): string {
  switch (value.kind) {
    case 'number': {
      const shown = `${value.per}${figure(value.number, value.decimals)}${value.unit}`;
      if (value.bound !== null) return t(`evidence:reading.bound.${value.bound}`, { value: shown });
      return t(value.rough ? 'evidence:reading.rough' : 'evidence:reading.number', { value: shown });
    }
    case 'aim':
      return t(`evidence:reading.aim.${value.aim}`);
    case 'done': {
      const what = [value.act, comparisonKey(value.yearText)].filter((word) => word !== '').join('、');
      return what === '' ? t('evidence:reading.done') : t('evidence:reading.doneOf', { what });
    }
    case 'notDone':
      return t(value.planned ? 'evidence:reading.planned' : 'evidence:reading.notDone');
    case 'missing':
      return t(`evidence:reading.missing.${value.missing}`);
    case 'pending':
      return t('evidence:reading.pending');
    case 'text':
      return t('evidence:reading.text');
  }
}
