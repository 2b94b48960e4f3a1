import { type ReactNode, useState } from 'react';
import type { ShownSheet } from '../../../core/contract/opinion-sheet-schemas.ts';
import {
  type ComparedOpinion,
  comparedFields,
  compareSheets,
} from '../../../core/domain/opinion-sheets/compare-sheets.ts';
import type { OriginalOpinion } from '../../../core/domain/opinion-sheets/opinion.ts';
import { useWords } from '../../app/words.ts';
import { SelectField } from '../../ui/form.tsx';
import { useMoments } from '../../ui/moments.ts';
import { ComparedText } from './compared-text.tsx';

type Revision = ShownSheet['revisions'][number];

/** Two revisions of one sheet side by side, with the words marked that are different. Newest first in `revisions`. */
export function RevisionComparison({ revisions }: { readonly revisions: readonly Revision[] }): ReactNode {
  const t = useWords();
  const nameOf = useRevisionName();
  const standing = Math.max(
    0,
    revisions.findIndex((one) => one.standing === 'stands'),
  );
  const [chosen, setChosen] = useState(() => {
    const after = revisions[standing];
    const previous = revisions.find(({ hash }) => hash === after?.document.previousRevisionHash);
    const before = previous ?? revisions[standing + 1] ?? revisions.find((one) => one !== after);
    return { before: before?.hash ?? '', after: after?.hash ?? '' };
  });
  const before = revisions.find(({ hash }) => hash === chosen.before);
  const after = revisions.find(({ hash }) => hash === chosen.after);
  if (before === undefined || after === undefined) {
    return null;
  }
  return (
    <section className="comparison-of-revisions" aria-labelledby="compare">
      <h3 id="compare">{t('received:compare.title')}</h3>
      <div className="compare-choice">
        {(['before', 'after'] as const).map((side) => (
          <SelectField
            key={side}
            label={t(`received:compare.${side}`)}
            value={chosen[side]}
            onChange={(event) => {
              const { value } = event.target;
              setChosen((now) => ({ ...now, [side]: value }));
            }}
          >
            {revisions.map((revision) => (
              <option key={revision.hash} value={revision.hash}>
                {nameOf(revision)}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
      <Differences before={before} after={after} />
    </section>
  );
}

/** 「第2版　5月1日 10:30　今の版」 */
export function useRevisionName(): (revision: Revision) => string {
  const t = useWords();
  const moment = useMoments();
  return ({ document, receivedAt, standing }) =>
    [
      t('received:revision', { revision: document.revision }),
      moment(receivedAt),
      t(`received:standing.${standing}`),
    ].join('\u3000');
}

function Differences({ before, after }: { readonly before: Revision; readonly after: Revision }): ReactNode {
  const t = useWords();
  const { opinions, answers, submitterDiffers, publishabilityDiffers } = compareSheets(
    before.document,
    after.document,
  );
  const count = (change: ComparedOpinion['change']): number =>
    opinions.filter((opinion) => opinion.change === change).length;
  const counts = (['changed', 'added', 'removed', 'same'] as const).flatMap((change) =>
    count(change) === 0 ? [] : [t(`received:compare.count.${change}`, { count: count(change) })],
  );
  const facts = [
    ...(submitterDiffers
      ? [
          {
            id: 'submitter',
            label: t('received:fact.who'),
            before: whoOf(t, before),
            after: whoOf(t, after),
          },
        ]
      : []),
    ...(publishabilityDiffers
      ? [
          {
            id: 'publishability',
            label: t('opinion:field.publishability'),
            before: t(`opinion:publishability.${before.document.publishability}`),
            after: t(`opinion:publishability.${after.document.publishability}`),
          },
        ]
      : []),
    ...answers.map(({ fieldId, ...answer }) => ({ id: fieldId, ...answer })),
  ];
  return (
    <>
      <p className="compare-counts" role="status">
        {counts.join('\u3000')}
      </p>
      {facts.map((fact) => (
        <div key={fact.id} className="compare-pair">
          {(['before', 'after'] as const).map((side) => (
            <dl key={side} className="opinion-words">
              <div className="opinion-field">
                <dt>
                  {t('received:compare.of', { side: t(`received:compare.${side}`), field: fact.label })}
                </dt>
                <dd className="as-written">
                  {fact[side] === '' ? (
                    <span className="small">{t('received:compare.empty')}</span>
                  ) : (
                    <ComparedText before={fact.before} after={fact.after} side={side} />
                  )}
                </dd>
              </div>
            </dl>
          ))}
        </div>
      ))}
      <ol className="sheet-opinions compared">
        {opinions.map((row) => (
          <li key={row.id}>
            <p className="compare-change">
              <span className={`version-mark ${row.change === 'same' ? 'dashed' : ''}`}>
                {t(`received:compare.change.${row.change}`)}
              </span>
            </p>
            <div className="compare-pair">
              <Side row={row} side="before" />
              <Side row={row} side="after" />
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

function whoOf(t: ReturnType<typeof useWords>, { document: { submitter } }: Revision): string {
  return [submitter.name ?? t('received:noName'), t(`opinion:submitterRole.${submitter.role}`)].join(
    '\u3000',
  );
}

function Side({
  row,
  side,
}: {
  readonly row: ComparedOpinion;
  readonly side: 'before' | 'after';
}): ReactNode {
  const t = useWords();
  const here = row[side];
  const sideName = t(`received:compare.${side}`);
  if (here === null) {
    return (
      <div className="compare-side">
        <h4>{sideName}</h4>
        <p className="comparison-none">{t(`received:compare.none.${side}`)}</p>
      </div>
    );
  }
  const { before, after } = row;
  // What is in one of them only is not marked word for word: the mark above says so.
  const [was, is] = [before?.opinion ?? here.opinion, after?.opinion ?? here.opinion];
  const pair = (of: (opinion: OriginalOpinion) => string): ReactNode => (
    <ComparedText before={of(was)} after={of(is)} side={side} />
  );
  const fields = comparedFields.filter(
    (field) => (before?.opinion[field] ?? '') !== '' || (after?.opinion[field] ?? '') !== '',
  );
  return (
    <div className="compare-side">
      <h4>
        {sideName}
        {'\u3000'}
        {t('received:opinionNo', { no: here.no })}
        {'\u3000'}
        {pair(({ kind }) => t(`opinion:kind.${kind}`))}
      </h4>
      <dl className="opinion-words">
        {here.opinion.location.label === '' ? null : (
          <>
            <dt>{t('opinion:field.location')}</dt>
            <dd>{pair(({ location }) => location.label)}</dd>
          </>
        )}
        {fields.map((field) => (
          <div key={field} className="opinion-field">
            <dt>{t(`opinion:field.${field}`)}</dt>
            <dd className={field === 'quote' ? 'as-written quoted' : 'as-written'}>
              {here.opinion[field] === '' ? (
                <span className="small">{t('received:compare.empty')}</span>
              ) : (
                pair((opinion) => opinion[field])
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
