import { z } from 'zod';
import { type JudgementId, judgementIds } from './judgement.ts';

/** A step of a committee's scale, and the judgements that lead to it. */
export const scaleStepSchema = z.object({
  /** 「A」, 「◎」 */
  code: z.string().trim().min(1).max(8),
  /** 「順調」 */
  label: z.string().trim().max(40),
  judgements: z.array(z.enum(judgementIds)),
});
export type ScaleStep = z.infer<typeof scaleStepSchema>;

/**
 * 評価の区分: how a committee rates its indicators. Each judgement leads to one step at most; one that leads to none is not
 * rated.
 */
export const evaluationScaleSchema = z
  .object({ steps: z.array(scaleStepSchema).min(2).max(10) })
  .refine(({ steps }) => new Set(steps.map(({ code }) => code)).size === steps.length, { path: ['steps'] })
  .refine(
    ({ steps }) => {
      const all = steps.flatMap(({ judgements }) => judgements);
      return new Set(all).size === all.length;
    },
    { path: ['steps'] },
  );
export type EvaluationScale = z.infer<typeof evaluationScaleSchema>;

/** Key of the setting that keeps the scale of a committee. */
export const scaleSetting = 'evaluation-scale';

const inOrder: readonly (readonly JudgementId[])[] = [
  ['achieved'],
  ['improved', 'maintainedOrBetter', 'notAchievedImproved'],
  ['notAchievedUnchanged', 'notAchieved'],
  ['declined', 'notAchievedWorsened'],
  ['notDeterminable'],
];

function scale(steps: readonly (readonly [string, string])[]): EvaluationScale {
  return {
    steps: steps.map(([code, label], index) => ({ code, label, judgements: [...(inOrder[index] ?? [])] })),
  };
}

/** Scales to begin with; every committee may have its own. */
export const scalePresets: Readonly<Record<'letters' | 'signs', EvaluationScale>> = {
  letters: scale([
    ['A', '順調'],
    ['B', 'おおむね順調'],
    ['C', 'やや遅れ'],
    ['D', '遅れ'],
    ['―', '評価できない'],
  ]),
  signs: scale([
    ['◎', '達成した'],
    ['○', '良くなった'],
    ['△', '変わらない'],
    ['×', '悪くなった'],
    ['―', '評価できない'],
  ]),
};

/** The step that a judgement leads to; null where the scale has none for it. */
export function stepOf(scale: EvaluationScale, judgement: JudgementId): ScaleStep | null {
  return scale.steps.find(({ judgements }) => judgements.includes(judgement)) ?? null;
}
