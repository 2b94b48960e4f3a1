import type { ReactNode } from 'react';
import type { ImportReport } from '../../../core/contract/schemas.ts';
import { hrefOf, hrefOfMaterial } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { NumberBox } from '../../ui/marks.tsx';
import { countText, nameOfSource, warningText } from './import-words.ts';

/** What one file became: its papers, what was counted, what asks for a look, and what was not understood. */
export function ImportResult({ report }: { readonly report: ImportReport }): ReactNode {
  const t = useWords();
  const counts = Object.entries(report.counts).filter(([, count]) => count > 0);
  const added = report.documents.filter((document) => document.outcome !== 'unchanged');
  return (
    <section className="report">
      <h2>{t('import-screen:result', { name: nameOfSource(report.source) })}</h2>
      <p>
        {added.length === 0
          ? t('import-screen:nothingNew')
          : t('import-screen:recognised', { number: added.length })}
        {report.meetingIsNew ? t('import-screen:meetingIsNew') : ''}
      </p>
      <table className="list-table">
        <caption className="visually-hidden">{t('import-screen:documents')}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('home:column.number')}</th>
            <th scope="col">{t('home:column.title')}</th>
            <th scope="col">{t('import-screen:column.kind')}</th>
            <th scope="col">{t('import-screen:column.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {report.documents.map((document) => (
            <tr key={document.materialId}>
              <td className="narrow">
                <NumberBox number={document.number} />
              </td>
              <th scope="row">
                <a href={hrefOfMaterial(document.materialId)}>{document.title}</a>
              </th>
              <td className="aside">{t(`domain:kind.${document.kind}`)}</td>
              <td className="aside">{t(`import-screen:outcome.${document.outcome}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {counts.length === 0 ? null : (
        <p className="small">
          {counts.map(([name, count]) => countText(t, name, count)).join(t('import-screen:separator'))}
        </p>
      )}
      <Warnings report={report} />
      <p className="acts">
        <ButtonLink look="primary" href={hrefOf({ screen: 'home' })}>
          {t('import-screen:toHome')}
        </ButtonLink>
        {report.meetingId === null ? null : (
          <ButtonLink look="quiet" href={hrefOf({ screen: 'check', meetingId: report.meetingId })}>
            {t('import-screen:toCheck')}
          </ButtonLink>
        )}
      </p>
    </section>
  );
}

function Warnings({ report }: { readonly report: ImportReport }): ReactNode {
  const t = useWords();
  const { warnings, notUnderstood } = report;
  return (
    <>
      {warnings.length === 0 ? null : (
        <details className="details">
          <summary>{t('import-screen:warnings', { number: warnings.length })}</summary>
          <ul className="line-list">
            {warnings.map((warning) => (
              <li key={`${warning.line} ${warning.code} ${JSON.stringify(warning.values)}`}>
                <span className="line-number">{t('import-screen:line', { line: warning.line })}</span>
                <span>{warningText(t, warning)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {notUnderstood.length === 0 ? (
        <p className="small">{t('import-screen:allUnderstood')}</p>
      ) : (
        <details className="details" open>
          <summary>{t('import-screen:notUnderstood', { number: notUnderstood.length })}</summary>
          <p className="small">{t('import-screen:notUnderstoodHint')}</p>
          <ul className="line-list">
            {notUnderstood.map((line) => (
              <li key={line.line}>
                <span className="line-number">{t('import-screen:line', { line: line.line })}</span>
                <q lang="ja">{line.text}</q>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
