import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useWords } from '../../app/words.ts';
import { TextButton } from '../../ui/button.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { elementOfMark } from '../mark-places.ts';
import type { MarkView } from '../model.ts';
import { everything, isEverything, type NoteFilter, passes } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import { Note, type NoteActs } from './note.tsx';
import { type NotesUnderPages, placesUnderPages } from './under-pages.ts';
import { UnderParagraphs, useParagraphPlaces } from './under-paragraphs.tsx';
import { useNarrow } from './use-narrow.ts';
import { type MarginEntry, useMarginPlaces } from './use-places.ts';

/** Something else that stands beside the paper, such as what the checks found. */
export interface OtherEntry extends MarginEntry {
  readonly content: ReactNode;
}

/** Pixels that a note is about as high as, until it was drawn. */
export function guessedHeight({ annotation, replies }: MarkView): number {
  return 32 + Math.ceil(annotation.body.length / 18) * 24 + replies.length * 56;
}

const noEntries: readonly MarginEntry[] = [];

/**
 * The notes of a paper beside their places, with what else stands there; none covers another. In a window of one
 * column each stands under its paragraph.
 */
export function MarginNotes({
  column,
  paper,
  area,
  marks,
  others,
  selectedId,
  writingId,
  acts,
  comparisonHref,
  topOf,
  under = null,
  onArrive,
}: {
  readonly column: RefObject<HTMLElement | null>;
  readonly paper: RefObject<HTMLElement | null>;
  readonly area: RefObject<HTMLElement | null>;
  readonly marks: readonly MarkView[];
  readonly others: readonly OtherEntry[];
  readonly selectedId: string | null;
  readonly writingId: string | null;
  readonly acts: NoteActs;
  readonly comparisonHref: string | null;
  /** Where a mark belongs, from the top of the column, on papers that draw only the pages in view. */
  readonly topOf?: (mark: MarkView) => number | null;
  /** Where the notes stand on such papers in a window of one column. */
  readonly under?: NotesUnderPages | null;
  /** Brings the place of a mark into view. */
  readonly onArrive: (mark: MarkView) => void;
}): ReactNode {
  const t = useWords();
  const announce = useAnnounce();
  const [filter, setFilter] = useState<NoteFilter>(everything);
  const [filtering, setFiltering] = useState(false);
  const shown = useMemo(
    () => marks.filter((mark) => passes(mark, filter) || mark.id === selectedId),
    [marks, filter, selectedId],
  );
  const entries = useMemo<MarginEntry[]>(
    () => [
      ...shown.map((mark) => ({
        key: mark.id,
        anchorIn: (sheet: HTMLElement, signs: ReadonlyMap<string, HTMLElement>) =>
          elementOfMark(sheet, mark, signs),
        ...(topOf === undefined ? {} : { top: () => topOf(mark) }),
        guess: guessedHeight(mark),
      })),
      ...others,
    ],
    [shown, others, topOf],
  );
  // Papers that draw only the pages in view have no paragraphs to stand under, but pages.
  const narrow = useNarrow() && (topOf === undefined || under !== null);
  const underParagraphs = useParagraphPlaces(paper, entries, narrow && under === null);
  const underPages = useMemo(
    () => (under === null ? null : placesUnderPages(shown, under, topOf)),
    [shown, under, topOf],
  );
  const inline = underPages ?? underParagraphs;
  const beside = narrow ? noEntries : entries;
  const places = useMarginPlaces({ column, paper, area, entries: beside, chosenKey: selectedId });
  const byKey = new Map<string, MarkView>(shown.map((mark) => [mark.id, mark]));
  const otherByKey = new Map(others.map((entry) => [entry.key, entry]));

  const headOf = (id: string): HTMLElement | null => {
    const notes = under !== null ? area.current : narrow ? paper.current : column.current;
    return notes?.querySelector<HTMLElement>(`[data-note-head="${CSS.escape(id)}"]`) ?? null;
  };
  const focusHead = useEffectEvent(() => {
    // A note that was chosen by key in the margin keeps the focus on its head.
    if (
      selectedId !== null &&
      document.activeElement?.closest('.margin, .inline-notes, .pdf-under') != null &&
      writingId === null
    ) {
      const head = headOf(selectedId);
      // Whoever is at work in the note itself stays where they are.
      if (head?.closest('.note')?.contains(document.activeElement) === false) {
        head.focus({ preventScroll: under === null });
      }
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the chosen note
  useEffect(() => focusHead(), [selectedId, places.near, inline]);
  /** What is chosen on a page shows its note below it, as soon as that is drawn. */
  const revealed = useRef<string | null>(null);
  const reveal = useEffectEvent(() => {
    const note = under === null || selectedId === null ? null : headOf(selectedId)?.closest('.note');
    if (note == null || revealed.current === selectedId) {
      revealed.current = selectedId === null ? null : revealed.current;
      return;
    }
    revealed.current = selectedId;
    under?.reveal(note);
    if (!note.contains(document.activeElement)) {
      announce(t('margin:chosenUnderPage'));
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice, or notes that were drawn
  useEffect(() => reveal(), [selectedId, inline]);

  const arriveNow = useEffectEvent(onArrive);
  const [leaving, setLeaving] = useState<MarkView | null>(null);
  const toPlace = useCallback((mark: MarkView) => setLeaving(mark), []);
  useEffect(() => {
    if (leaving !== null) {
      arriveNow(leaving);
      setLeaving(null);
    }
  }, [leaving]);

  /** Arrows go from note to note, also to those that are not drawn yet. */
  const step = (event: KeyboardEvent<HTMLElement>): void => {
    const head = event.target instanceof HTMLElement ? event.target.dataset['noteHead'] : undefined;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (head === undefined || by === 0) {
      return;
    }
    event.preventDefault();
    const next = shown[shown.findIndex(({ id }) => id === head) + by];
    if (next !== undefined) {
      acts.select(next.id);
      onArrive(next);
    }
  };
  if (marks.length === 0 && others.length === 0) {
    return null;
  }
  const draw = (key: string): ReactNode => {
    const mark = byKey.get(key);
    return mark === undefined ? (
      (otherByKey.get(key)?.content ?? null)
    ) : (
      <Note
        mark={mark}
        selected={mark.id === selectedId}
        writing={mark.id === writingId}
        acts={acts}
        comparisonHref={comparisonHref}
        onPlace={under === null ? null : toPlace}
      />
    );
  };
  const waiting = marks.filter(({ state }) => state === 'pending').length;
  return (
    <section className="margin-notes" aria-label={t('margin:notes')} onKeyDown={step}>
      {marks.length === 0 ? null : (
        <div className="note-tools">
          <TextButton aria-expanded={filtering} onClick={() => setFiltering(!filtering)}>
            {t('margin:filter.button', { shown: shown.length, total: marks.length })}
          </TextButton>
          {waiting === 0 || comparisonHref === null ? null : (
            <a className="text-link" href={comparisonHref}>
              {t('margin:waiting', { count: waiting })}
            </a>
          )}
          {filtering || !isEverything(filter) ? (
            <>
              <FilterBar filter={filter} onFilter={setFilter} />
              {isEverything(filter) ? null : (
                <TextButton onClick={() => setFilter(everything)}>{t('margin:filter.clear')}</TextButton>
              )}
            </>
          ) : null}
        </div>
      )}
      {narrow ? (
        <>
          <UnderParagraphs places={inline} draw={draw} />
          {inline.left.map((key) => (
            <div key={key} className="note-left">
              {draw(key)}
            </div>
          ))}
        </>
      ) : (
        <div className="note-column">
          <div className="note-room" style={{ height: places.height }} aria-hidden="true" />
          {places.near.map((key) => (
            <div
              key={key}
              ref={places.measured(key)}
              className="note-place"
              style={{ top: places.tops.get(key) }}
            >
              {draw(key)}
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
