import { findMemberByName, meetingOrOnly } from '../../find-by-name.ts';
import { exportForm, formEndings } from '../../forms/export-form.ts';
import type { ExportKind } from './export-kind.ts';

/** The blank 意見・提案シート for people without the application. `--member` puts the name of one there already. */
export const form: ExportKind = {
  name: 'form',
  endings: formEndings,
  options: { member: { type: 'string' } },
  run: async ({ context, service, words, out }) => {
    const { read } = service.file;
    const meeting = meetingOrOnly(read, words.option('meeting'));
    const name = words.option('member');
    const member = name === undefined ? null : findMemberByName(read, name);
    const report = await exportForm(service, meeting, member?.id ?? null, out, context.signal);
    return { status: 0, json: report, text: context.translate('form:made', { path: out }) };
  },
};
