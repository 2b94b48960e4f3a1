import type { ReactNode } from 'react';
import type { OriginalOpinion } from '../../../core/domain/opinion-sheets/opinion.ts';
import type { SheetDocument } from '../../../core/domain/opinion-sheets/sheet.ts';
import { useWords } from '../../app/words.ts';

/** What was written, as it was written: line breaks and spaces included. */
export function SheetWords({ document }: { readonly document: SheetDocument }): ReactNode {
  const t = useWords();
  const { opinions, answers } = document;
  return (
    <>
      {answers.length === 0 ? null : (
        <dl className="sheet-answers">
          {answers.map(({ fieldId, label, text }) => (
            <div key={fieldId}>
              <dt>{label}</dt>
              <dd className="as-written">{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {opinions.length === 0 ? <p>{t('received:noOpinions')}</p> : null}
      <ol className="sheet-opinions">
        {opinions.map((opinion, index) => (
          <li key={opinion.id}>
            <OpinionWords opinion={opinion} no={index + 1} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** Its fields that are not empty; `of` may draw one of them in another way. */
export function OpinionWords({
  opinion,
  no,
  of = (_field, text) => text,
}: {
  readonly opinion: OriginalOpinion;
  readonly no: number;
  readonly of?: (field: 'text' | 'reason' | 'proposal', text: string) => ReactNode;
}): ReactNode {
  const t = useWords();
  const fields = (['text', 'reason', 'proposal'] as const).filter((field) => opinion[field] !== '');
  return (
    <>
      <h3>
        {t('received:opinionNo', { no })}
        {'\u3000'}
        {t(`opinion:kind.${opinion.kind}`)}
      </h3>
      <dl className="opinion-words">
        {opinion.location.label === '' ? null : (
          <>
            <dt>{t('opinion:field.location')}</dt>
            <dd>{opinion.location.label}</dd>
          </>
        )}
        {opinion.quote === '' ? null : (
          <>
            <dt>{t('opinion:field.quote')}</dt>
            <dd className="as-written quoted">{opinion.quote}</dd>
          </>
        )}
        {fields.map((field) => (
          <div key={field} className="opinion-field">
            <dt>{t(`opinion:field.${field}`)}</dt>
            <dd className="as-written">{of(field, opinion[field])}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
