import type { ReactNode } from 'react';
import type { ReceivedSheet } from '../../../core/contract/opinion-sheet-schemas.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useMoments } from '../../ui/moments.ts';

/** Sheets in the order of their receipt. */
export function SheetTable({ sheets }: { readonly sheets: readonly ReceivedSheet[] }): ReactNode {
  const t = useWords();
  return (
    <div className="table-scroll">
      <table className="list-table sheet-table">
        <caption className="visually-hidden">{t('received:arrived')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('received:column.no')}</th>
            <th scope="col">{t('received:column.who')}</th>
            <th scope="col">{t('received:column.opinions')}</th>
            <th scope="col">{t('received:column.revision')}</th>
            <th scope="col">{t('received:column.method')}</th>
            <th scope="col">{t('received:column.receivedAt')}</th>
            <th scope="col">{t('received:column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {sheets.map((sheet) => (
            <SheetRow key={sheet.sheetId} sheet={sheet} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SheetRow({ sheet }: { readonly sheet: ReceivedSheet }): ReactNode {
  const t = useWords();
  const moment = useMoments();
  const { submitter } = sheet;
  return (
    <tr>
      <td className="number">{sheet.receiptNo}</td>
      <th scope="row">
        <a href={hrefOf({ screen: 'received-sheet', sheetId: sheet.sheetId })}>
          {submitter.name ?? t('received:noName')}
        </a>{' '}
        <span className="aside">
          {sheet.isListed ? t(`opinion:submitterRole.${submitter.role}`) : t('received:notListed')}
        </span>
      </th>
      <td>{t('received:opinions', { count: sheet.opinionCount })}</td>
      <td>{t('received:revision', { revision: sheet.revision })}</td>
      <td>
        {t(`opinion:method.${sheet.method}`)}
        {sheet.confirmed === null ? null : <span className="aside"> {t('receive:proof.unsigned')}</span>}
        {sheet.proof === 'none' ? null : <span className="aside"> {t(`receive:proof.${sheet.proof}`)}</span>}
      </td>
      <td>{moment(sheet.receivedAt)}</td>
      <td>
        <SheetMarks sheet={sheet} />
      </td>
    </tr>
  );
}

/** 受付, 取下げ, 対象外; 期限後; 確かめが要る. */
export function SheetMarks({ sheet }: { readonly sheet: ReceivedSheet }): ReactNode {
  const t = useWords();
  return (
    <span className="sheet-marks">
      <span>{t(`received:state.${sheet.state}`)}</span>
      {sheet.isLate ? <b className="attention">{t('receive:late')}</b> : null}
      {sheet.conflict === null ? null : (
        <span className="version-mark filled">{t('receive:result.conflicting')}</span>
      )}
    </span>
  );
}
