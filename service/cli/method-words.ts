import { ShingiError } from '../../core/contract/errors.ts';
import { type SubmissionMethod, submissionMethodSchema } from '../../core/domain/opinion-sheets/sheet.ts';

/** The Japanese words for how a sheet came, in whatever language the program runs. */
export const methodWords: Readonly<Record<string, SubmissionMethod>> = {
  様式のファイル: 'formFile',
  電子メール: 'email',
  メール: 'email',
  郵送: 'post',
  ファックス: 'fax',
  FAX: 'fax',
  持参: 'inPerson',
  会場で手渡し: 'atMeeting',
  電子フォーム: 'onlineForm',
  その他: 'other',
};

/** The method that a person names; `otherwise` where nothing was given. @throws ShingiError usage */
export function readMethod(
  given: string | undefined,
  otherwise: SubmissionMethod,
  usage: string,
): SubmissionMethod {
  if (given === undefined) {
    return otherwise;
  }
  const parsed = submissionMethodSchema.safeParse(methodWords[given] ?? given);
  if (!parsed.success) {
    throw new ShingiError('usage', { usage, message: '--method' });
  }
  return parsed.data;
}
