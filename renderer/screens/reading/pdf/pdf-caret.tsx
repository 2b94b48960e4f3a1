import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { shortened } from '../../../annotate/words.ts';
import { useWords } from '../../../app/words.ts';
import { useAnnounce } from '../../../ui/status.tsx';
import {
  arrowStep,
  type CaretDirection,
  type CaretUnit,
  caretBox,
  letterAt,
  lineAt,
  runsAcross,
  stepFrom,
  stretchAround,
} from './caret-moves.ts';
import type { PageLayout } from './page-layout.ts';
import type { PlacedText } from './page-overlay.ts';
import type { PageStore } from './page-store.ts';
import { PdfFailure } from './pdf-client.ts';
import { orderedEnds, type TextPlace, type TextSelection } from './selection.ts';
import { pageLeft } from './use-page-scroll.ts';

/** Larger and larger stretches around the cursor, one after the other by the space bar. */
const growing = ['word', 'sentence', 'line'] as const satisfies readonly CaretUnit[];

/**
 * 選ぶモード on the pages of a PDF: a cursor in their text that the keyboard moves, to choose text without a mouse. As on
 * other papers it is an application of its own, so that screen readers leave it its keys; what it meets is spoken.
 */
export function PdfCaret({
  columnRef,
  areaRef,
  columnWidth,
  layout,
  store,
  startPage,
  selection,
  select,
  scrollToPage,
  onTools,
  onEnd,
}: {
  readonly columnRef: RefObject<HTMLElement | null>;
  readonly areaRef: RefObject<HTMLElement | null>;
  /** In pixels, as it is now. */
  readonly columnWidth: number;
  readonly layout: PageLayout;
  readonly store: PageStore;
  readonly startPage: number;
  readonly selection: TextSelection | null;
  readonly select: (selection: TextSelection | null) => void;
  readonly scrollToPage: (page: number, place?: { readonly x: number; readonly y: number }) => void;
  /** Enter: the tools for what is chosen. */
  readonly onTools: () => void;
  /** Esc without a selection, or F7. */
  readonly onEnd: () => void;
}): ReactNode {
  const t = useWords();
  const announce = useAnnounce();
  const element = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<TextPlace>({ page: startPage, offset: 0 });
  const [read, setRead] = useState<{ readonly page: number; readonly placed: PlacedText } | null>(null);
  const placed = read?.page === at.page ? read.placed : null;
  const latestKey = useRef(0);

  /** Reads a page, goes to a place of it and says what is there. A later key overtakes it. */
  const go = (
    page: number,
    find: (placed: PlacedText) => number,
    unit: CaretUnit,
    begins: TextPlace | null,
    said: string | null = null,
  ): void => {
    latestKey.current += 1;
    void arrive({ page, find, unit, begins, said, key: latestKey.current });
  };
  const arrive = async ({ page, find, unit, begins, said, key }: Wanted): Promise<void> => {
    const next = await readOrNull(store, page);
    if (key !== latestKey.current) {
      return;
    }
    if (next === null) {
      announce(t('pdf:pageBroken'));
      return;
    }
    const offset = find(next);
    const place = { page, offset };
    setRead({ page, placed: next });
    setAt(place);
    select(begins === null ? null : { anchor: begins, focus: place });
    announce(said ?? spoken(next, offset, unit, begins, place));
    bringInSight(page, next, offset);
  };
  const spoken = (
    page: PlacedText,
    offset: number,
    unit: CaretUnit,
    begins: TextPlace | null,
    place: TextPlace,
  ): string => {
    if (begins !== null) {
      const [from, to] = orderedEnds({ anchor: begins, focus: place });
      const start = from.page === place.page ? from.offset : 0;
      const words = page.text.text.slice(start, to.page === place.page ? to.offset : undefined);
      return words.trim() === ''
        ? t('annotate:keys.nothing')
        : t('annotate:keys.chosen', { words: shortened(words.replaceAll('\n', '')) });
    }
    if (page.text.text.trim() === '') {
      return t('pdf:pageWithoutText');
    }
    const [from, to] = stretchAround(page, offset, unit);
    const words = unit === 'character' ? letterAt(page.text.text, offset) : page.text.text.slice(from, to);
    return words.trim() === '' ? t('annotate:keys.blank') : words.trim();
  };
  const bringInSight = (page: number, shown: PlacedText, offset: number): void => {
    const frame = layout.frames[page];
    const box = caretBox(shown, offset);
    const area = areaRef.current;
    const column = columnRef.current;
    if (frame === undefined || area === null || column === null) {
      return;
    }
    if (box === null) {
      scrollToPage(page);
      return;
    }
    const { top, height } = frame.boxToPixels(box);
    const inView = column.offsetTop + (layout.tops[page] ?? 0) + top - area.scrollTop;
    const space = area.clientHeight / 6;
    if (inView < space || inView + height > area.clientHeight - space) {
      scrollToPage(page, { x: box.left, y: box.top });
    }
  };

  const firstInSight = (page: PlacedText, index: number): number => {
    const frame = layout.frames[index];
    const area = areaRef.current;
    const column = columnRef.current;
    const line = page.lines.find(({ quad }) => {
      if (quad === null || frame === undefined || area === null || column === null) {
        return false;
      }
      return column.offsetTop + (layout.tops[index] ?? 0) + frame.boxToPixels(quad).top >= area.scrollTop;
    });
    return line?.from ?? 0;
  };

  const begin = useEffectEvent(() => {
    element.current?.focus({ preventScroll: true });
    const chosen = selection === null ? null : orderedEnds(selection)[0];
    go(
      chosen?.page ?? startPage,
      (page) => chosen?.offset ?? firstInSight(page, chosen?.page ?? startPage),
      'line',
      null,
      t('annotate:keys.begun'),
    );
  });
  useEffect(() => begin(), []);

  const step = (unit: CaretUnit, direction: CaretDirection, begins: TextPlace | null): void => {
    if (placed === null) {
      return;
    }
    const next = stepFrom(placed, at.offset, unit, direction);
    if (typeof next === 'number') {
      go(at.page, () => next, unit, begins);
      return;
    }
    const page = at.page + (next === 'next-page' ? 1 : -1);
    if (layout.frames[page] !== undefined) {
      go(page, (shown) => (next === 'next-page' ? 0 : shown.text.text.length), unit, begins);
    }
  };
  const grow = (): void => {
    if (placed === null) {
      return;
    }
    const [start, end] =
      selection === null ? [at.offset, at.offset] : orderedEnds(selection).map(({ offset }) => offset);
    const wider = growing
      .map((unit) => stretchAround(placed, start ?? at.offset, unit))
      .find(
        ([from, to]) => from <= (start ?? 0) && to >= (end ?? 0) && to - from > (end ?? 0) - (start ?? 0),
      );
    if (wider !== undefined) {
      go(at.page, () => wider[1], 'line', { page: at.page, offset: wider[0] });
    }
  };
  const press = (event: KeyboardEvent): void => {
    const frame = layout.frames[at.page];
    if (event.nativeEvent.isComposing || event.altKey || event.metaKey || frame === undefined) {
      return;
    }
    const begins = event.shiftKey ? (selection?.anchor ?? at) : null;
    const across = placed === null || runsAcross(placed, at.offset, frame.rotation);
    const arrow = arrowStep(event.key, across, event.ctrlKey);
    if (arrow !== null) {
      step(arrow.unit, arrow.direction, begins);
    } else if ((event.key === 'Home' || event.key === 'End') && placed !== null) {
      const line = placed.lines[lineAt(placed.lines, at.offset)];
      const whole = event.ctrlKey;
      const { length } = placed.text.text;
      const end = lastOfLine(placed.text.text, line?.from ?? 0, line?.to ?? length);
      const offset = event.key === 'Home' ? (whole ? 0 : (line?.from ?? 0)) : whole ? length : end;
      go(at.page, () => offset, 'character', begins);
    } else if (event.key === ' ') {
      grow();
    } else if (event.key === 'Enter') {
      onTools();
    } else if (event.key === 'F7' || (event.key === 'Escape' && selection === null)) {
      onEnd();
    } else if (event.key === 'Escape') {
      select(null);
      announce(t('annotate:keys.nothing'));
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const box = placed === null ? null : caretBox(placed, at.offset);
  const frame = layout.frames[at.page];
  const pixels = box === null || frame === undefined ? null : frame.boxToPixels(box);
  const across = placed === null || frame === undefined || runsAcross(placed, at.offset, frame.rotation);
  const style =
    pixels === null || frame === undefined
      ? undefined
      : {
          left: pageLeft(columnWidth, frame.widthPixels) + pixels.left - (across ? 1 : 0),
          top: (layout.tops[at.page] ?? 0) + pixels.top - (across ? 0 : 1),
          width: across ? 3 : pixels.width,
          height: across ? pixels.height : 3,
        };
  return (
    <>
      {style === undefined ? null : <div className="caret" style={style} aria-hidden="true" />}
      <div
        ref={element}
        className="select-mode"
        role="application"
        aria-label={t('annotate:selectMode')}
        aria-description={t('pdf:caretHelp')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys
        tabIndex={0}
        style={style === undefined ? undefined : { left: style.left, top: style.top }}
        onKeyDown={press}
      />
    </>
  );
}

interface Wanted {
  readonly page: number;
  readonly find: (placed: PlacedText) => number;
  readonly unit: CaretUnit;
  readonly begins: TextPlace | null;
  readonly said: string | null;
  /** Which key asked for it. */
  readonly key: number;
}

/** null for a page that cannot be read. */
async function readOrNull(store: PageStore, page: number): Promise<PlacedText | null> {
  try {
    return await store.read(page, () => 'sight');
  } catch (error) {
    if (error instanceof PdfFailure) {
      return null;
    }
    throw error;
  }
}

/** The end of a line before its line end and blanks. */
function lastOfLine(text: string, from: number, to: number): number {
  return from + text.slice(from, to).trimEnd().length;
}
