import type { ReactNode } from 'react';
import type { Evidence } from '../../../core/contract/evidence-calls.ts';
import { findingMessage } from '../../../core/locales/evidence-words.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { TextLink } from '../../ui/button.tsx';
import { EntryLink, placeName } from './evidence-links.tsx';

/** What is left: figures that rest on nothing, those that 検算 questions, and findings that no line uses. */
export function EvidenceOpen({
  meetingId,
  evidence,
}: {
  readonly meetingId: string;
  readonly evidence: Evidence;
}): ReactNode {
  const t = useWords();
  const unused = evidence.findings.filter(({ usedBy }) => usedBy.length === 0);
  const open = evidence.lines.flatMap((line) =>
    line.figures.filter(({ isAccepted }) => !isAccepted).map((figure) => ({ line, figure })),
  );
  const unsupported = open.filter(({ figure }) => figure.state === 'unsupported');
  const questioned = open.filter(({ figure }) => figure.state === 'questioned');
  return (
    <>
      <section>
        <h2>{t('evidence:map.unsupportedTitle')}</h2>
        {unsupported.length === 0 ? <p className="fine">{t('evidence:map.noneUnsupported')}</p> : null}
        <ul className="evidence-list">
          {unsupported.map(({ line, figure }) => (
            <li key={`${line.blockId} ${figure.range[0]}`}>
              <span lang="ja">{figure.text}</span>{' '}
              <EntryLink meetingId={meetingId} blockId={line.blockId}>
                {placeName(t, line, null)}
              </EntryLink>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('evidence:map.questionedTitle')}</h2>
        {questioned.length === 0 ? <p className="fine">{t('evidence:map.noneQuestioned')}</p> : null}
        <ul className="evidence-list">
          {questioned.map(({ line, figure }) => (
            <li key={`${line.blockId} ${figure.range[0]}`}>
              <span lang="ja">{figure.text}</span>{' '}
              <EntryLink meetingId={meetingId} blockId={line.blockId}>
                {placeName(t, line, null)}
              </EntryLink>
              {figure.findings.map((finding) => (
                <span key={finding.code + finding.quote} className="block small">
                  {findingMessage(t, finding)}
                </span>
              ))}
            </li>
          ))}
        </ul>
        {questioned.length === 0 ? null : (
          <p>
            <TextLink href={hrefOf({ screen: 'check', meetingId })}>{t('evidence:figure.toCheck')}</TextLink>
          </p>
        )}
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
