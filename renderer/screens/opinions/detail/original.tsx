import type { ReactNode } from 'react';
import type { CompiledItem } from '../../../../core/contract/compile-schemas.ts';
import { useWords } from '../../../app/words.ts';
import { Button, TextButton } from '../../../ui/button.tsx';
import type { CompileActs } from '../use-acts.ts';

/** 原文: word for word, with the part that this row is about where the opinion was split. */
export function Original({
  item,
  onSplit,
}: {
  readonly item: CompiledItem;
  readonly onSplit: () => void;
}): ReactNode {
  const t = useWords();
  const { original, part, parts } = item;
  const [from, to] = part.range;
  const isSplit = parts.length > 1;
  return (
    <section className="compile-part">
      <div className="compile-label">
        <h3>{t('compile:detail.original')}</h3>
        <span className="compile-aside">
          {t('compile:detail.unchangeable')}{' '}
          <TextButton onClick={onSplit}>{t('compile:detail.split')}</TextButton>
        </span>
      </div>
      <blockquote className="compile-original">
        {isSplit ? (
          <>
            <span className="compile-other-part">{original.text.slice(0, from)}</span>
            <mark>{original.text.slice(from, to)}</mark>
            <span className="compile-other-part">{original.text.slice(to)}</span>
          </>
        ) : (
          original.text
        )}
      </blockquote>
      {isSplit ? (
        <p className="small">
          {t('compile:detail.parts', {
            count: parts.length,
            numbers: parts.map(({ no }) => t('compile:no', { no })).join(t('compile:comma')),
          })}
        </p>
      ) : null}
      <Beside label={t('opinion:field.reason')} text={original.reason} />
      <Beside label={t('opinion:field.proposal')} text={original.proposal} />
    </section>
  );
}

function Beside({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  return text === '' ? null : (
    <>
      <h4 className="compile-sub">{label}</h4>
      <blockquote className="compile-original">{text}</blockquote>
    </>
  );
}

/** What the writer has said before or besides, where that asks something of the secretariat. */
export function OtherWords({
  item,
  acts,
}: {
  readonly item: CompiledItem;
  readonly acts: CompileActs;
}): ReactNode {
  const t = useWords();
  const { row, previous, alternatives } = item;
  const { flags } = row;
  return (
    <>
      {flags.withdrawn ? <p className="compile-notice">{t('compile:detail.withdrawn')}</p> : null}
      {flags.late ? <p className="small">{t('compile:detail.late')}</p> : null}
      {flags.revised ? (
        <div className="compile-notice">
          <p>{t('compile:detail.revised')}</p>
          {previous === null ? null : (
            <details className="details">
              <summary>{t('compile:detail.previous')}</summary>
              <blockquote className="compile-original">{previous.text}</blockquote>
            </details>
          )}
          <Button
            size="slim"
            onClick={() =>
              void acts.run(
                () => acts.ask('acknowledgeRevisions', { itemIds: [row.itemId] }),
                t('compile:said.acknowledged', { no: row.no }),
              )
            }
          >
            {t('compile:detail.acknowledge')}
          </Button>
        </div>
      ) : null}
      {flags.conflict ? (
        <div className="compile-notice">
          <p>{t('compile:detail.conflict')}</p>
          {[...new Set(alternatives.map(({ text }) => text))].map((text) => (
            <blockquote className="compile-original" key={text}>
              {text}
            </blockquote>
          ))}
        </div>
      ) : null}
    </>
  );
}
