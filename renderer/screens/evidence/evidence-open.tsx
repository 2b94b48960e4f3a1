import type { ReactNode } from 'react';
import type { Evidence } from '../../../core/contract/evidence-calls.ts';
import { useWords } from '../../app/words.ts';
import { EntryLink, placeName } from './evidence-links.tsx';

/** What is left: findings that no line uses, and figures that rest on nothing. */
export function EvidenceOpen({
  meetingId,
  evidence,
}: {
  readonly meetingId: string;
  readonly evidence: Evidence;
}): ReactNode {
  const t = useWords();
  const unused = evidence.findings.filter(({ usedBy }) => usedBy.length === 0);
  const unsupported = evidence.lines.flatMap((line) => [
    ...line.citations
      .filter(({ status }) => status === 'unknown' || status === 'percentDiffers')
      .map((citation) => ({
        line,
        key: citation.range[0],
        figure: `「${citation.label}」${citation.percentText}`,
      })),
    ...line.unsupported.map(({ text, range }) => ({ line, key: range[0], figure: text })),
  ]);
  return (
    <>
      <section>
        <h2>{t('evidence:map.unsupportedTitle')}</h2>
        {unsupported.length === 0 ? <p className="fine">{t('evidence:map.noneUnsupported')}</p> : null}
        <ul className="evidence-list">
          {unsupported.map(({ line, key, figure }) => (
            <li key={`${line.blockId} ${key}`}>
              <span lang="ja">{figure}</span>{' '}
              <EntryLink meetingId={meetingId} blockId={line.blockId}>
                {placeName(t, line, null)}
              </EntryLink>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('evidence:map.unusedTitle')}</h2>
        {unused.length === 0 ? <p className="fine">{t('evidence:map.noneUnused')}</p> : null}
        <ul className="evidence-list">
          {unused.map((finding) => (
            <li key={finding.blockId}>
              <EntryLink meetingId={meetingId} blockId={finding.blockId}>
                {t('evidence:map.place', { no: finding.goalNo, place: finding.question })}
              </EntryLink>{' '}
              <span lang="ja" className="small">
                {finding.text}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
