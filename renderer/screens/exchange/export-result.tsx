import { type ReactNode, useEffect, useRef } from 'react';
import type { ExportReport } from '../../../core/contract/schemas.ts';
import { useWords } from '../../app/words.ts';
import { FinishedActs } from '../../ui/finished-file.tsx';
import { sizeText } from '../reading/other-file.tsx';

/** A finished PDF: how many pages, where it is, and the buttons that open it. */
export function ExportResult({ report }: { readonly report: ExportReport }): ReactNode {
  const t = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="report">
      <h2 ref={heading} tabIndex={-1}>
        {t('export:done', { pages: report.pageCount })}
      </h2>
      <dl className="facts">
        <dt>{t('export:fact.path')}</dt>
        <dd>{report.path}</dd>
        {report.plainTextPath === null ? null : (
          <>
            <dt>{t('export:fact.plainText')}</dt>
            <dd>{report.plainTextPath}</dd>
          </>
        )}
        <dt>{t('export:fact.size')}</dt>
        <dd>{sizeText(report.byteLength)}</dd>
        <dt>{t('export:fact.engine')}</dt>
        <dd>{report.engine}</dd>
        <dt>{t('export:fact.tagged')}</dt>
        <dd>{report.tagged ? t('export:tagged') : t('export:untagged')}</dd>
        {report.notReceived.length === 0 ? null : (
          <>
            <dt>{t('export:fact.notReceived')}</dt>
            <dd>{report.notReceived.join(t('import-screen:separator'))}</dd>
          </>
        )}
      </dl>
      {report.notices.length === 0 ? null : (
        <>
          <h3>{t('export:notices')}</h3>
          <ul className="line-list">
            {report.notices.map((notice) => (
              <li key={`${notice.title} ${notice.kind}`}>
                <b>{notice.title}</b>
                <span>{t(`packet:notices.${notice.kind}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="small">{t('export:compared')}</p>
      <FinishedActs path={report.path} openLook="primary" />
    </section>
  );
}
