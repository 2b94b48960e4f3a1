import type { JudgementRemark, JudgementRule } from '../domain/indicators/judgement.ts';
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
