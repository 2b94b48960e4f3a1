import type { ReactNode } from 'react';
import type { CompiledItem } from '../../../../core/contract/compile-schemas.ts';
import { hrefOf } from '../../../app/route.ts';
import { useWords } from '../../../app/words.ts';
import { TextLink } from '../../../ui/button.tsx';

type Passage = NonNullable<CompiledItem['commentedPassage']>;

/** Characters around a marked passage that are shown. */
const context = 60;

/** 箇所: where the opinion stands in the version it was written on, and in the current one where a 差替 came between. */
export function Passages({ item }: { readonly item: CompiledItem }): ReactNode {
  const t = useWords();
  const { original, commentedPassage, currentPassage, verdict } = item;
  const materialId = original.location.material?.materialId ?? null;
  const quote = original.quote === '' ? null : original.quote;
  return (
    <section className="compile-part">
      <div className="compile-label">
        <h3>{t('opinion:field.location')}</h3>
        <span className="compile-aside">
          {original.location.label === '' ? t('compile:detail.nowhere') : original.location.label}
        </span>
      </div>
      {commentedPassage === null || materialId === null ? (
        quote === null ? null : (
          <blockquote className="compile-passage">{quote}</blockquote>
        )
      ) : (
        <>
          <PassageText
            passage={commentedPassage}
            materialId={materialId}
            label={
              currentPassage === null
                ? commentedPassage.versionLabel
                : t('compile:detail.commentedOn', { version: commentedPassage.versionLabel })
            }
            fallback={quote}
          />
          {currentPassage === null ? null : (
            <PassageText
              passage={currentPassage}
              materialId={materialId}
              label={t('compile:detail.currently', { version: currentPassage.versionLabel })}
              verdict={verdict}
              fallback={null}
            />
          )}
        </>
      )}
    </section>
  );
}

function PassageText({
  passage,
  materialId,
  label,
  verdict = null,
  fallback,
}: {
  readonly passage: Passage;
  readonly materialId: string;
  readonly label: string;
  readonly verdict?: CompiledItem['verdict'];
  /** Words that stand for a passage that was not marked. */
  readonly fallback: string | null;
}): ReactNode {
  const t = useWords();
  const blockId = passage.blocks[0]?.blockId ?? null;
  return (
    <>
      <p className="compile-version">
        <TextLink
          href={hrefOf({
            screen: 'reading',
            materialId,
            versionId: passage.versionId,
            blockId,
            find: '',
          })}
        >
          {label}
        </TextLink>
        {verdict === null ? null : (
          <b className={verdict === 'same' || verdict === 'moved' ? 'verdict-fine' : 'verdict-asks'}>
            {t(`compile:verdict.${verdict}`)}
          </b>
        )}
      </p>
      {passage.blocks.length === 0 ? (
        fallback === null ? null : (
          <blockquote className="compile-passage">{fallback}</blockquote>
        )
      ) : (
        <blockquote className="compile-passage">
          {passage.blocks.map(({ blockId: id, text, range }) => (
            <span key={id} className="compile-passage-block">
              <MarkedText text={text} range={range} />
            </span>
          ))}
        </blockquote>
      )}
    </>
  );
}

/** A block's text with the marked part in it; long text is cut around it. */
function MarkedText({
  text,
  range,
}: {
  readonly text: string;
  readonly range: readonly [number, number] | null;
}): ReactNode {
  const [from, to] = range ?? [0, 0];
  const start = range === null || from <= context ? 0 : from - context;
  const end = Math.min(text.length, (range === null ? 0 : to) + context * (range === null ? 4 : 1));
  return (
    <>
      {start > 0 ? '…' : ''}
      {text.slice(start, from)}
      {range === null ? null : <mark>{text.slice(from, to)}</mark>}
      {text.slice(to, end)}
      {end < text.length ? '…' : ''}
    </>
  );
}
