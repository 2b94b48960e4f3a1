import type { ReactNode } from 'react';
import type { ShownLineFigure } from '../../../core/contract/evidence-calls.ts';
import {
  asksForLookAt,
  figureStateText,
  findingMessage,
  sourceText,
} from '../../../core/locales/evidence-words.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { TextLink } from '../../ui/button.tsx';
import { PaperLink } from './evidence-links.tsx';

/** Where a figure stands or how it is computed, with the way to each place; what 検算 says of it. */
export function FigureEvidence({
  meetingId,
  figure,
}: {
  readonly meetingId: string;
  readonly figure: ShownLineFigure;
}): ReactNode {
  const t = useWords();
  const { text, state, formula, sources, findings } = figure;
  return (
    <>
      <span lang="ja">{text}</span> <FigureState figure={figure} />
      {formula === null ? null : (
        <span className="block" lang="ja">
          {formula}
        </span>
      )}
      {sources.length === 0 ? null : (
        <ul className="evidence-sources" aria-label={t('evidence:figure.from')}>
          {sources.map((source) => (
            <li key={`${source.materialId} ${source.blockId}`}>
              <span lang="ja">{sourceText(t, source)}</span>{' '}
              <PaperLink place={source} label={sourceText(t, source)} />
            </li>
          ))}
        </ul>
      )}
      {state !== 'questioned' ? null : (
        <>
          {findings.map((finding) => (
            <span key={finding.code + finding.quote} className="block">
              {findingMessage(t, finding)}
            </span>
          ))}
          <TextLink href={hrefOf({ screen: 'check', meetingId })}>{t('evidence:figure.toCheck')}</TextLink>
        </>
      )}
    </>
  );
}

/** In words and with a mark: whether the packet has what the figure rests on. */
export function FigureState({ figure }: { readonly figure: ShownLineFigure }): ReactNode {
  const t = useWords();
  const isPlain = figure.state === 'ofOthers' || figure.state === 'withoutSurvey';
  return (
    <span className={isPlain ? 'small' : asksForLookAt(figure) ? 'state-check' : 'state-done'}>
      {figureStateText(t, figure)}
    </span>
  );
}

/** How many figures there are, and what is known of them. */
export function FigureSummary({ figures }: { readonly figures: readonly ShownLineFigure[] }): ReactNode {
  const t = useWords();
  const count = (isCounted: (figure: ShownLineFigure) => boolean): number => figures.filter(isCounted).length;
  return (
    <p>
      {t('evidence:figure.summary', {
        all: figures.length,
        supported: count(({ state }) => state === 'supported'),
        questioned: count(({ state }) => state === 'questioned'),
        unsupported: count(({ state }) => state === 'unsupported'),
        others: count(({ state }) => state === 'ofOthers' || state === 'withoutSurvey'),
      })}
    </p>
  );
}
