import { z } from 'zod';

/**
 * 対応区分: what became of an opinion. A table of each committee's own; the code stays, the words may change. A retired one
 * is not offered any more and still names what was given before.
 */
export const dispositionSchema = z.strictObject({
  code: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/u),
  label: z.string().min(1).max(60),
  /** 「反映」: at least one plan change must say what was changed. */
  needsPlanChange: z.boolean(),
  /** 「反映しない」: the reason must be given. */
  needsReason: z.boolean(),
  /** Counts among 「計画に反映した数」. */
  countsAsReflected: z.boolean(),
  retired: z.boolean(),
});
export type Disposition = z.infer<typeof dispositionSchema>;

export const dispositionsSchema = z
  .array(dispositionSchema)
  .min(1)
  .max(50)
  .refine((list) => new Set(list.map(({ code }) => code)).size === list.length, {
    error: 'a code is there twice',
  });

export const dispositionsSettingKey = 'opinionDispositions';

/** Codes of the table that a committee starts with. */
export const defaultDispositionCodes = [
  'adopted',
  'partlyAdopted',
  'alreadyStated',
  'forReference',
  'notAdopted',
  'answered',
  'outOfScope',
] as const;
export type DefaultDispositionCode = (typeof defaultDispositionCodes)[number];

/** The table that a committee starts with. @param labelOf its words in the user's language */
export function defaultDispositions(labelOf: (code: DefaultDispositionCode) => string): Disposition[] {
  return defaultDispositionCodes.map((code) => {
    const isChange = code === 'adopted' || code === 'partlyAdopted';
    return {
      code,
      label: labelOf(code),
      needsPlanChange: isChange,
      needsReason: code === 'notAdopted',
      countsAsReflected: isChange,
      retired: false,
    };
  });
}
