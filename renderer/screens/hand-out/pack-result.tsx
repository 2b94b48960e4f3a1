import { type ReactNode, useEffect, useRef } from 'react';
import type { PackReport } from '../../../core/contract/exchange-schemas.ts';
import { useWords } from '../../app/words.ts';
import { FinishedActs } from '../../ui/finished-file.tsx';
import { sizeText } from '../reading/other-file.tsx';

/** SHA-256 in groups, so that it can be read out. */
export function hashGroups(hash: string): string {
  return (hash.match(/.{1,8}/gu) ?? []).join(' ');
}

/** A finished bundle: where it is, how large, and the number by which the other side can tell that it is this one. */
export function PackResult({ report }: { readonly report: PackReport }): ReactNode {
  const t = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="report">
      <h3 ref={heading} tabIndex={-1}>
        {t(`hand-out:done.${report.kind === 'responses' ? 'responses' : 'packet'}`, {
          revision: report.revision,
        })}
      </h3>
      <dl className="facts">
        <dt>{t('hand-out:fact.path')}</dt>
        <dd className="file-name">{report.path}</dd>
        <dt>{t('hand-out:fact.size')}</dt>
        <dd>{sizeText(report.byteLength)}</dd>
        <dt>{t('hand-out:fact.closed')}</dt>
        <dd>{t(report.isEncrypted ? 'hand-out:closed' : 'hand-out:open')}</dd>
        <dt>{t('hand-out:fact.hash')}</dt>
        <dd className="hash">{hashGroups(report.fileHash)}</dd>
      </dl>
      {report.isLarge ? <p className="received-reason">{t('hand-out:isLarge')}</p> : null}
      <p className="small">{t('hand-out:afterwards')}</p>
      <FinishedActs path={report.path} openLook={null} />
    </section>
  );
}
