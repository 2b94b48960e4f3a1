import { z } from 'zod';

/** 問番号 read into its parts: 「Ⅱ-1一般市民調査H問22(6)」. */
export const questionCodeSchema = z.object({
  /** 「Ⅱ-1」 */
  surveyNo: z.string().nullable(),
  /** 「一般市民調査」 */
  survey: z.string().nullable(),
  /** 「H」 */
  section: z.string().nullable(),
  /** 「22」, 「26-1」 */
  question: z.string(),
  /** 「6」 of 「(6)」 */
  sub: z.string().nullable(),
  /** The normal spelling: no spaces, half-width digits and letters. Equal codes mean the same question. */
  norm: z.string(),
});
export type QuestionCode = z.infer<typeof questionCodeSchema>;
