import type { ReactNode } from 'react';
import type { ShownEvidenceLine } from '../../../core/contract/evidence-calls.ts';
import { indicatorsLeft } from '../../../core/domain/evidence/shown-figures.ts';
import { useWords } from '../../app/words.ts';
import { asksForLook, byGoal, EntryLink, elementIdOf, PaperLink, stateText } from './evidence-links.tsx';
import { FigureEvidence } from './figure-evidence.tsx';

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
                <PaperLink place={line} label={line.text.slice(0, 20)}>
                  {t('evidence:map.lineInPaper')}
                </PaperLink>
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
  const ranges = [...line.citations, ...line.figures]
    .map(({ range }) => range)
    .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    if (from < at) continue;
    pieces.push(line.text.slice(at, from), <b key={from}>{line.text.slice(from, to)}</b>);
    at = to;
  }
  return [...pieces, line.text.slice(at)];
}

/** What a line rests on: one entry for each figure in the order of the text, then indicators that it only names. */
function LineEvidence({
  meetingId,
  line,
}: {
  readonly meetingId: string;
  readonly line: ShownEvidenceLine;
}): ReactNode {
  const t = useWords();
  const entries = [
    ...line.citations.map((citation) => ({
      at: citation.range[0],
      key: citation.range[0] + citation.label,
      shown: <CitationEvidence meetingId={meetingId} line={line} citation={citation} />,
    })),
    ...line.figures
      .filter(({ isCited }) => !isCited)
      .map((figure) => ({
        at: figure.range[0],
        key: `figure ${figure.range[0]}`,
        shown: <FigureEvidence meetingId={meetingId} figure={figure} />,
      })),
  ].sort((a, b) => a.at - b.at);
  const indicators = indicatorsLeft(line);
  if (entries.length + indicators.length === 0) {
    return <p className="small">{t('evidence:map.noFigure')}</p>;
  }
  return (
    <ul className="evidence-list">
      {entries.map(({ key, shown }) => (
        <li key={key}>{shown}</li>
      ))}
      {indicators.map((place) => (
        <li key={place.blockId}>
          {place.values.length === 0 ? null : <span lang="ja">{place.values.join('、')} </span>}
          {t('evidence:map.indicator', { indicator: place.indicator })}{' '}
          <PaperLink place={place} label={place.indicator} />
        </li>
      ))}
    </ul>
  );
}

function CitationEvidence({
  meetingId,
  line,
  citation,
}: {
  readonly meetingId: string;
  readonly line: ShownEvidenceLine;
  readonly citation: ShownEvidenceLine['citations'][number];
}): ReactNode {
  const t = useWords();
  return (
    <>
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
      <span className={asksForLook(citation) ? 'state-check' : 'state-done'}>{stateText(t, citation)}</span>
    </>
  );
}
