import { createHash } from 'node:crypto';
import path from 'node:path';
import { ShingiError } from '../../core/contract/errors.ts';
import type { FormReport } from '../../core/contract/form-calls.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import { findMember } from '../../db/committees/queries.ts';
import { recordFormTransfer } from '../../db/exchange/commands.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { writeWhole } from '../exports/write-file.ts';
import type { JobInput } from '../jobs/job-shapes.ts';
import { blankForm } from './blank-form.ts';

const formats: Readonly<Record<string, JobInput<'writeForm'>['format']>> = {
  '.pdf': 'pdf',
  '.xlsx': 'workbook',
  '.docx': 'document',
};
export const formEndings = Object.keys(formats);
/** Milliseconds for drawing one form. */
const jobTimeout = 120_000;

/**
 * Writes the blank form of a meeting, in the format that the ending of `target` names, and records that it went out.
 * @throws ShingiError usage (ending), not-found (member), disk-full …
 */
export async function exportForm(
  service: CommitteeService,
  meeting: Meeting,
  memberId: string | null,
  target: string,
  signal: AbortSignal,
): Promise<FormReport> {
  const { environment, file } = service;
  const format = formats[path.extname(target).toLowerCase()];
  if (format === undefined) {
    throw new ShingiError('usage', { usage: 'export form', message: formEndings.join(' ') });
  }
  const { locale, newId, assetsFolder } = environment;
  const form = blankForm(file.read, { meeting, memberId, translate: createTranslate(locale), locale, newId });
  const { bytes } = await environment.jobs.run(
    'writeForm',
    { form, format, created: environment.now(), assetsFolder },
    { signal, timeout: jobTimeout },
  );
  await writeWhole(target, bytes);
  file.write(ownerActor, 'exportForm', (tx) =>
    recordFormTransfer(tx, {
      form: 'blank',
      formId: form.identity.formId,
      meeting_id: meeting.id,
      file_name: path.basename(target),
      file_hash: createHash('sha256').update(bytes).digest('hex'),
      partner: memberId === null ? '' : (findMember(file.read, memberId)?.name ?? ''),
      revision: 1,
      result: 'new',
      sheet_id: null,
      confirmed_by: null,
    }),
  );
  return { path: target, byteLength: bytes.byteLength, formNumber: formNumberOf(form.identity.formId) };
}

/** The end of the id, which people can read out. */
function formNumberOf(formId: string): string {
  return formId.slice(-8).toUpperCase();
}
