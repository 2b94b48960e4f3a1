import type { ReactNode } from 'react';
import type { ShownEvidenceLine } from '../../../core/contract/evidence-calls.ts';
import { useWords } from '../../app/words.ts';
import { asksForLook, byGoal, EntryLink, elementIdOf, PaperLink, stateText } from './evidence-links.tsx';

/** Each line of 【現状】, and other lines with figures, with what they rest on. */
export function EvidenceLines({
  meetingId,
  lines,
}: {
  readonly meetingId: string;
  readonly lines: readonly ShownEvidenceLine[];
}): ReactNode {
  const t = useWords();
  return byGoal(lines).map((group) => {
    const [first] = group;
    return first === undefined ? null : (
      <section key={`${first.materialId} ${first.goalNo}`}>
        <h2>{t('evidence:goal', { no: first.goalNo, title: first.goalTitle })}</h2>
        <ol className="evidence-entries">
          {group.map((line, index) => (
            <li key={line.blockId} id={elementIdOf(line.blockId)} tabIndex={-1}>
              {index > 0 &&
              group[index - 1]?.policy === line.policy &&
              group[index - 1]?.part === line.part ? null : (
                <p className="entry-place">
                  {line.policy ?? ''}
                  {t(`evidence:map.part.${line.part}`)}
                </p>
              )}
              <p lang="ja">
                <MarkedLine line={line} />
              </p>
              <LineEvidence meetingId={meetingId} line={line} />
              <p className="finding-acts">
                <PaperLink place={line} label={line.text.slice(0, 20)} />
              </p>
            </li>
          ))}
        </ol>
      </section>
    );
  });
}

/** The line with its figures set off. */
function MarkedLine({ line }: { readonly line: ShownEvidenceLine }): ReactNode {
  const ranges = [
    ...line.citations.map(({ range }) => range),
    ...line.unsupported.map(({ range }) => range),
  ].sort((a, b) => a[0] - b[0]);
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    if (from < at) continue;
    pieces.push(line.text.slice(at, from), <b key={from}>{line.text.slice(from, to)}</b>);
    at = to;
  }
  return [...pieces, line.text.slice(at)];
}

/** What a line rests on, one entry for each figure. */
export function LineEvidence({
  meetingId,
  line,
}: {
  readonly meetingId: string;
  readonly line: ShownEvidenceLine;
}): ReactNode {
  const t = useWords();
  if (line.citations.length + line.indicators.length + line.unsupported.length === 0) {
    return <p className="small">{t('evidence:map.noFigure')}</p>;
  }
  return (
    <ul className="evidence-list">
      {line.citations.map((citation) => (
        <li key={citation.range[0] + citation.label}>
          <span lang="ja">
            「{citation.label}」{citation.percentText}
          </span>{' '}
          {citation.question === null
            ? null
            : citation.findings.map((place) => (
                <span key={place.blockId}>
                  <EntryLink meetingId={meetingId} blockId={place.blockId}>
                    {place.goalNo === line.goalNo
                      ? citation.question
                      : t('evidence:map.place', { no: place.goalNo, place: citation.question ?? '' })}
                  </EntryLink>{' '}
                </span>
              ))}
          <span className={asksForLook(citation) ? 'state-check' : 'state-done'}>
            {stateText(t, citation)}
          </span>
        </li>
      ))}
      {line.indicators.map((place) => (
        <li key={place.blockId}>
          {place.values.length === 0 ? null : <span lang="ja">{place.values.join('、')} </span>}
          {t('evidence:map.indicator', { indicator: place.indicator })}{' '}
          <PaperLink place={place} label={place.indicator} />
        </li>
      ))}
      {line.unsupported.map((figure) => (
        <li key={figure.range[0]}>
          <span lang="ja">{figure.text}</span>{' '}
          <span className="state-check">{t('evidence:map.unsupported')}</span>
        </li>
      ))}
    </ul>
  );
}
