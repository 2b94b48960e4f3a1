import { type ReactNode, type RefObject, useEffect } from 'react';
import type { CompiledItem } from '../../../../core/contract/compile-schemas.ts';
import { useWords } from '../../../app/words.ts';
import { useCall } from '../../../data/session.tsx';
import { Answered } from '../../../ui/answered.tsx';
import { Button } from '../../../ui/button.tsx';
import { useDates } from '../../../ui/dates.ts';
import { type CompileWords, nameOfSubmitter } from '../compile-words.ts';
import type { OpenDialog } from '../dialogs/open-dialog.ts';
import type { FieldRequest } from '../field-request.ts';
import { ChangeList } from '../plan-changes/change-list.tsx';
import { setDisposition } from '../set-disposition.ts';
import type { CompileActs } from '../use-acts.ts';
import { AnswerPart, StatusPart } from './answer.tsx';
import { CategoryPart, DispositionGrid } from './decisions.tsx';
import { GroupPart } from './group-part.tsx';
import { History } from './history.tsx';
import { dayOf } from './moments.ts';
import { Original, OtherWords } from './original.tsx';
import { Passages } from './passages.tsx';
import { WordsField } from './words-field.tsx';

interface PaneProps {
  readonly itemId: string;
  readonly words: CompileWords;
  readonly sections: readonly string[];
  readonly acts: CompileActs;
  readonly paneRef: RefObject<HTMLElement | null>;
  /** A field that is to take the focus as soon as it is there. */
  readonly wanted: FieldRequest | null;
  /** It has the focus: coming back to this opinion later leaves the focus where it is. */
  readonly onFocused: () => void;
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onShow: (itemId: string) => void;
  /** Back to the table. */
  readonly onLeave: () => void;
}

/** One opinion from its own words to its answer. */
export function DetailPane(props: PaneProps): ReactNode {
  const answer = useCall('compiledItem', { itemId: props.itemId });
  return (
    <Answered answer={answer}>{(item) => <Detail key={props.itemId} {...props} item={item} />}</Answered>
  );
}

function Detail({
  item,
  words,
  sections,
  acts,
  paneRef,
  wanted,
  onFocused,
  onDialog,
  onShow,
  onLeave,
}: PaneProps & { readonly item: CompiledItem }): ReactNode {
  const t = useWords();
  const dates = useDates();
  const { row } = item;
  const { itemId } = row;
  useEffect(() => {
    if (wanted !== null && wanted.itemId === itemId) {
      const field = paneRef.current?.querySelector<HTMLElement>(`[data-field="${wanted.field}"]`);
      field?.scrollIntoView({ block: 'nearest' });
      field?.focus();
      onFocused();
    }
  }, [wanted, itemId, paneRef, onFocused]);
  return (
    <>
      <section
        ref={paneRef}
        className="compile-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region takes the focus to be scrolled by keys
        tabIndex={0}
        data-region="detail"
        aria-label={t('compile:detail.label', { no: row.no })}
      >
        <p className="compile-back">
          <Button look="quiet" size="slim" onClick={onLeave}>
            {t('compile:detail.back')}
          </Button>
        </p>
        <header className="compile-detail-head">
          <h2>{t('compile:no', { no: row.no })}</h2>
          <span>{t(`opinion:kind.${row.kind}`)}</span>
          <span className="small">
            {t('compile:detail.received', {
              name: nameOfSubmitter(t, row, 'full'),
              date: dates.dayOfMonth(dayOf(row.receivedAt)),
            })}
          </span>
        </header>
        <OtherWords item={item} acts={acts} />
        <Original item={item} onSplit={() => onDialog({ type: 'split', itemId })} />
        <Passages item={item} />
        <WordsField
          key={`summary ${itemId}`}
          itemId={itemId}
          field="summary"
          label={t('opinion:field.summary')}
          stored={item.row.summary}
          acts={acts}
          onLeave={onLeave}
        />
        <CategoryPart
          item={item}
          words={words}
          onChange={(category) =>
            void acts.change([itemId], { category }, t('compile:said.changed', { no: row.no }))
          }
        />
        <DispositionGrid
          words={words}
          value={item.response.disposition}
          onChange={(code) => void setDisposition(t, acts, words, [itemId], code)}
        />
        <AnswerPart
          item={item}
          words={words}
          sections={sections}
          acts={acts}
          onRefer={() => onDialog({ type: 'reference', itemIds: [itemId] })}
          onLeave={onLeave}
        />
        <ChangeList
          item={item}
          onAdd={() => onDialog({ type: 'planChange', change: null, itemIds: [itemId] })}
          onEdit={(change) => onDialog({ type: 'planChange', change, itemIds: [] })}
        />
        <StatusPart item={item} words={words} acts={acts} />
        <GroupPart item={item} acts={acts} onShow={onShow} />
        <WordsField
          key={`note ${itemId}`}
          itemId={itemId}
          field="note"
          label={t('compile:detail.note')}
          aside={t('compile:detail.noteHint')}
          stored={item.note}
          acts={acts}
          onLeave={onLeave}
        />
        <History key={`history ${itemId}`} itemId={itemId} />
      </section>
      <Foot item={item} acts={acts} onDialog={onDialog} />
    </>
  );
}

/** The one thing to do next with an answer, by its state. */
const nextStatus = {
  untouched: 'inReview',
  draft: 'inReview',
  inReview: 'settled',
  settled: 'published',
  published: null,
} as const;

function Foot({
  item,
  acts,
  onDialog,
}: {
  readonly item: CompiledItem;
  readonly acts: CompileActs;
  readonly onDialog: (dialog: OpenDialog) => void;
}): ReactNode {
  const t = useWords();
  const { row, response } = item;
  const next = nextStatus[response.status];
  return (
    <footer className="compile-foot">
      <Button look="quiet" onClick={() => onDialog({ type: 'group', itemIds: [row.itemId] })}>
        {t('compile:foot.group')}
      </Button>
      {next === null ? null : (
        <Button
          look="primary"
          onClick={() =>
            void acts.answer(
              [row.itemId],
              { status: next },
              t('compile:said.status', { no: row.no, status: t(`opinion:status.${next}`) }),
            )
          }
        >
          {t(`compile:foot.${next}`)}
        </Button>
      )}
    </footer>
  );
}
