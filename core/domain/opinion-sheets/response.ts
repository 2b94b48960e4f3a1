import { z } from 'zod';
import { idSchema } from '../ids.ts';
import type { Disposition } from './disposition.ts';

/** 未着手 / 案 / 確認中 / 確定 / 公表 */
export const responseStatusSchema = z.enum(['untouched', 'draft', 'inReview', 'settled', 'published']);
export type ResponseStatus = z.infer<typeof responseStatusSchema>;

/** 市の考え方、事務局の回答: to one item, or to all items of a group. */
export const responseSchema = z.strictObject({
  /** Id of the item or group that it answers. */
  subjectId: idSchema,
  text: z.string().max(20_000),
  status: responseStatusSchema,
  /** Code of the committee's table, or null while undecided. */
  disposition: z.string().nullable(),
  /** Why it is not adopted. */
  reason: z.string().max(20_000),
  /** 担当課 */
  section: z.string().max(100),
  /** 「No.1の回答のとおり」: the item or group whose response this one points to. */
  sameAs: idSchema.nullable(),
  /** The meeting at which it was reported. */
  reportedMeetingId: idSchema.nullable(),
});
export type Response = z.infer<typeof responseSchema>;

export function emptyResponse(subjectId: string): Response {
  return {
    subjectId,
    text: '',
    status: 'untouched',
    disposition: null,
    reason: '',
    section: '',
    sameAs: null,
    reportedMeetingId: null,
  };
}

/** What stands against settling a response. */
export type ResponseFault = 'noDisposition' | 'noText' | 'noPlanChange' | 'noReason' | 'unknownDisposition';

/**
 * What is missing before a response may be settled or published: a disposition, words of its own or of the response it
 * points to, a plan change for 反映, a reason for 反映しない.
 */
export function faultsOfResponse(
  response: Response,
  dispositions: readonly Disposition[],
  planChangeCount: number,
): ResponseFault[] {
  const faults: ResponseFault[] = [];
  if (response.text.trim() === '' && response.sameAs === null) {
    faults.push('noText');
  }
  if (response.disposition === null) {
    return [...faults, 'noDisposition'];
  }
  const disposition = dispositions.find(({ code }) => code === response.disposition);
  if (disposition === undefined) {
    return [...faults, 'unknownDisposition'];
  }
  if (disposition.needsPlanChange && planChangeCount === 0) {
    faults.push('noPlanChange');
  }
  if (disposition.needsReason && response.reason.trim() === '' && response.sameAs === null) {
    faults.push('noReason');
  }
  return faults;
}

/** States in which a response must be without faults. */
export function mustBeComplete(status: ResponseStatus): boolean {
  return status === 'settled' || status === 'published';
}

/** A response without words and decisions has not been touched; the first word makes it a draft. */
export function statusAfterEdit(
  before: ResponseStatus,
  after: Omit<Response, 'status' | 'subjectId'>,
): ResponseStatus {
  const isBlank =
    after.text === '' &&
    after.disposition === null &&
    after.reason === '' &&
    after.section === '' &&
    after.sameAs === null;
  if (before === 'untouched' && !isBlank) {
    return 'draft';
  }
  return before === 'draft' && isBlank ? 'untouched' : before;
}

/**
 * Follows 「No.1の回答のとおり」 to the response that has the words.
 * @returns null where the chain leads in a circle or to nothing
 */
export function resolveSameAs(
  subjectId: string,
  find: (subjectId: string) => Response | null,
): Response | null {
  const seen = new Set<string>();
  let response = find(subjectId);
  while (response !== null && response.sameAs !== null) {
    if (seen.has(response.subjectId)) {
      return null;
    }
    seen.add(response.subjectId);
    response = find(response.sameAs);
  }
  return response;
}
