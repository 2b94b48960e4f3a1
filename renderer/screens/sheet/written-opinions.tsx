import { Fragment, type ReactNode } from 'react';
import type { FormSettings } from '../../../core/domain/opinion-sheets/form-settings.ts';
import type { OriginalOpinion } from '../../../core/domain/opinion-sheets/opinion.ts';
import type { FormAnswer } from '../../../core/domain/opinion-sheets/sheet.ts';
import { useWords } from '../../app/words.ts';
import { labelOfField } from './form-words.ts';

/** Opinions word for word, to be read. */
export function WrittenOpinions({
  opinions,
  answers,
  settings,
}: {
  readonly opinions: readonly OriginalOpinion[];
  readonly answers: readonly FormAnswer[];
  readonly settings: FormSettings;
}): ReactNode {
  const t = useWords();
  return (
    <>
      <ol className="written-opinions">
        {opinions.map((opinion, index) => (
          <li key={opinion.id}>
            <WrittenOpinion opinion={opinion} number={index + 1} settings={settings} />
          </li>
        ))}
      </ol>
      {answers.length === 0 ? null : (
        <dl className="facts">
          {answers.map(({ fieldId, label, text }) => (
            <Fragment key={fieldId}>
              <dt>{label}</dt>
              <dd className="sheet-words">{text}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      {opinions.length === 0 ? <p>{t('opinion-sheet:noOpinions')}</p> : null}
    </>
  );
}

export function WrittenOpinion({
  opinion,
  number,
  settings,
}: {
  readonly opinion: OriginalOpinion;
  readonly number: number;
  readonly settings: FormSettings;
}): ReactNode {
  const t = useWords();
  const { kind, location, quote, text, reason, proposal } = opinion;
  const further = [
    ['reason', reason],
    ['proposal', proposal],
  ] as const;
  return (
    <article className="written-opinion" aria-label={t('opinion-sheet:tab', { number })}>
      <p className="written-head">
        <b>{t('opinion-sheet:tab', { number })}</b>
        <span>{t(`opinion:kind.${kind}`)}</span>
        <span className="small">{location.label}</span>
      </p>
      {quote === '' ? null : (
        <blockquote className="sheet-quote">
          <q>{quote}</q>
        </blockquote>
      )}
      <p className="sheet-words">{text}</p>
      {further
        .filter(([, words]) => words !== '')
        .map(([field, words]) => (
          <div key={field}>
            <p className="small">{labelOfField(t, settings, field)}</p>
            <p className="sheet-words">{words}</p>
          </div>
        ))}
    </article>
  );
}
