import { ShingiError } from '../../../core/contract/errors.ts';
import type { PrintedSheetChoice } from '../../../core/contract/opinion-export-calls.ts';
import { foldKey } from '../../../core/domain/blocks/fold.ts';
import { findOwner } from '../../../db/committees/owner.ts';
import { exportSheet } from '../../exports/opinions/export-sheets.ts';
import { meetingOrOnly, theOnly } from '../../find-by-name.ts';
import { receivedSheets } from '../../opinion-sheets/received-sheets.ts';
import type { ExportKind, ExportRequest } from './export-kind.ts';

/**
 * 意見・提案シート on paper. `--blank`: the empty form. In the secretariat's file `--sheet` names a received one by its
 * receipt number, id or submitter; without it the owner's own.
 */
export const sheet: ExportKind = {
  name: 'sheet',
  endings: ['.pdf'],
  options: { sheet: { type: 'string' }, blank: { type: 'boolean' } },
  run: async (request) => {
    const { context, service, out } = request;
    const report = await exportSheet(service, sheetOf(request), out, context.signal, (stage) =>
      context.progress(context.translate(`cli:export.stage.${stage}`)),
    );
    const { pageCount: pages, engine } = report;
    return {
      status: 0,
      json: report,
      text: context.translate('cli:export.made', { path: out, pages, engine }),
    };
  },
};

function sheetOf({ service, words }: ExportRequest): PrintedSheetChoice {
  const { read } = service.file;
  const meetingId = meetingOrOnly(read, words.option('meeting')).id;
  const name = words.option('sheet');
  if (words.flag('blank')) {
    return { of: 'blank', meetingId };
  }
  if (name === undefined && findOwner(read).role === 'member') {
    return { of: 'own', meetingId };
  }
  const sheets = receivedSheets(read, meetingId);
  if (name === undefined) {
    throw new ShingiError('usage', {
      usage: 'export FILE sheet --out X.pdf --sheet No.|--blank',
      message: '--sheet',
    });
  }
  const wanted = foldKey(name);
  const found = sheets.filter(
    ({ sheetId, receiptNo, submitter }) =>
      sheetId === name || String(receiptNo) === wanted || foldKey(submitter.name ?? '') === wanted,
  );
  const { sheetId } = theOnly(found, name, (one) => `${one.receiptNo} ${one.submitter.name ?? ''}`);
  return { of: 'received', sheetId };
}
