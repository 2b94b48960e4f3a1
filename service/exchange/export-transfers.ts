import { wareki } from '../../core/domain/dates/wareki.ts';
import { createTranslate, type Locale, type Translate } from '../../core/locales/translator.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { listTransfers } from '../../db/exchange/queries.ts';
import type { TransferRow } from '../../db/exchange/rows.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { csvCell, csvFile } from '../exports/csv.ts';
import { writeWhole } from '../exports/write-file.ts';
import { meetingLabel } from '../handlers/summaries.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** Date and clock time on this machine, in two cells. */
function whenOf(milliseconds: number, locale: Locale): [string, string] {
  const date = new Date(milliseconds);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return [locale === 'ja' ? wareki(day) : day, `${two(date.getHours())}:${two(date.getMinutes())}`];
}

function partnerOf({ partner, form, direction }: TransferRow, t: Translate): string {
  if (partner !== '') {
    return partner;
  }
  if (form === 'comments') {
    return t('transfers:public');
  }
  return t(direction === 'out' ? 'transfers:everybody' : 'received:noName');
}

/** How far the sender is proven; of a blank form there is nothing to prove. */
function proofOf({ proof, form, direction }: TransferRow, t: Translate): string {
  if (form === 'blank') {
    return '';
  }
  return direction === 'out' ? t('transfers:signedHere') : t(`receive:proof.${proof}`);
}

/**
 * Writes the record of transfers (受渡しの記録) as .csv, oldest first, as ledgers are.
 * @throws ShingiError disk-full, no-permission …
 */
export async function exportTransfers(
  read: ReadHandle,
  path: string,
  locale: Locale,
): Promise<{ path: string; rows: number }> {
  const t = createTranslate(locale);
  const head = [
    t('transfers:column.at'),
    t('hand-out:terms.time'),
    t('transfers:column.direction'),
    t('transfers:csv.kind'),
    t('transfers:csv.meeting'),
    t('transfers:csv.revision'),
    t('transfers:column.partner'),
    t('transfers:csv.file'),
    t('transfers:csv.hash'),
    t('transfers:csv.proof'),
    t('transfers:csv.closed'),
    t('transfers:column.result'),
    t('transfers:csv.confirmedBy'),
  ];
  const rows = listTransfers(read)
    .toReversed()
    .map((row) => {
      const meeting = findMeeting(read, row.meeting_id);
      return [
        ...whenOf(row.at, locale),
        t(`transfers:direction.${row.direction}`),
        row.form === null ? t(`receive:kind.${row.kind}`) : t(`transfers:form.${row.form}`),
        meeting === null ? '' : meetingLabel(meeting),
        String(row.revision),
        partnerOf(row, t),
        row.file_name,
        row.file_hash,
        proofOf(row, t),
        row.was_encrypted === 1 ? t('receive:encrypted') : t('transfers:csv.plain'),
        row.direction === 'out' ? t('transfers:made') : t(`receive:result.${row.result}`),
        row.confirmed_by ?? '',
      ];
    });
  const lines = [head, ...rows].map((cells) => cells.map(csvCell).join(','));
  await writeWhole(path, csvFile(lines));
  return { path, rows: rows.length };
}
