import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Block } from '../../core/domain/blocks/block.ts';
import { useWords } from '../app/words.ts';
import { useAnnounce } from '../ui/status.tsx';
import { type Box, boxOf, withinPaper } from './boxes.ts';
import {
  type Caret,
  type CaretBlock,
  cellIndex,
  type Direction,
  moved,
  movedByCell,
  slicesBetween,
  type Unit,
  unitAt,
} from './caret.ts';
import { readPage } from './caret-page.ts';
import { type Choice, rectsOfChoice } from './choice.ts';
import { partsOfSlices } from './slices.ts';
import { blockElement, domPointOf } from './text-dom.ts';
import { shortened } from './words.ts';

/** Where the cursor stands, and where a selection was begun; null without one. */
interface State {
  readonly caret: Caret;
  readonly anchor: Caret | null;
}

/** Larger and larger stretches around the cursor, one after the other by the space bar. */
const growing = ['word', 'sentence', 'block'] as const satisfies readonly Unit[];

/**
 * 選ぶモード: a cursor in the paper that the keyboard moves, to choose text, cells, blocks and values without a mouse. It is
 * an application of its own, so that screen readers leave it its keys; what it meets is spoken.
 */
export function SelectMode({
  paper,
  area,
  blocks,
  startAt,
  onChoice,
  onCursor,
  onTools,
  onEnd,
}: {
  readonly paper: RefObject<HTMLElement | null>;
  readonly area: RefObject<HTMLElement | null>;
  readonly blocks: readonly Block[];
  /** Block to begin at; null: the first in sight. */
  readonly startAt: string | null;
  /** What is selected; null while the cursor only moves. */
  readonly onChoice: (choice: Choice | null) => void;
  /** What the cursor is on. */
  readonly onCursor: (choice: Choice | null) => void;
  /** Enter: the tools for what is chosen. */
  readonly onTools: (choice: Choice) => void;
  /** Esc without a selection of its own, or F7. */
  readonly onEnd: (byEscape: boolean) => void;
}): ReactNode {
  const t = useWords();
  const announce = useAnnounce();
  const element = useRef<HTMLDivElement>(null);
  const page = useRef<readonly CaretBlock[]>([]);
  const [state, setState] = useState<State | null>(null);
  const [box, setBox] = useState<Box | null>(null);
  const [byCharacter, setByCharacter] = useState(false);

  /** Moves there, shows it, says it. */
  const go = (next: State, said: string): void => {
    setState(next);
    announce(said);
    const sheet = paper.current;
    const block = page.current[next.caret.block];
    if (sheet === null || block === undefined) {
      return;
    }
    const choice = choiceOf(page.current, blocks, next);
    onCursor(choice);
    onChoice(next.anchor === null ? null : choice);
    showSelection(sheet, page.current, next);
    const place = placeOf(
      sheet,
      block,
      next.caret,
      choice === null ? [] : rectsOfChoice(sheet, choice, byId(blocks), t),
    );
    setBox(place);
    if (place !== null && area.current !== null) {
      bringInSight(area.current, sheet, place);
    }
  };

  const begin = useEffectEvent(() => {
    const sheet = paper.current;
    if (sheet === null) {
      return;
    }
    page.current = readPage(sheet, blocks);
    const index =
      startAt === null
        ? firstInSight(sheet, area.current, page.current)
        : page.current.findIndex(({ id }) => id === startAt);
    const caret = startOf(page.current, Math.max(0, index));
    element.current?.focus({ preventScroll: true });
    go({ caret, anchor: null }, t('annotate:keys.begun'));
  });
  useLayoutEffect(() => begin(), []);
  useEffect(
    () => () => {
      document.getSelection()?.removeAllRanges();
    },
    [],
  );

  const spoken = (next: State, unit: Unit): string => {
    const block = page.current[next.caret.block];
    if (block === undefined) {
      return '';
    }
    if (next.anchor !== null) {
      const parts = partsOfSlices(slicesBetween(page.current, next.anchor, next.caret), byId(blocks));
      const words = parts.map(({ quote }) => quote?.exact ?? '').join(' ');
      return words === ''
        ? t('annotate:keys.nothing')
        : t('annotate:keys.chosen', { words: shortened(words) });
    }
    if (block.kind !== 'text') {
      const cell = block.cells[cellIndex(block, next.caret.offset)];
      if (cell !== undefined && !(byCharacter && unit === 'character')) {
        return [...cell.heads, cell.text === '' ? t('annotate:keys.empty') : cell.text].join('、');
      }
      if (block.kind === 'figure') {
        return t('annotate:keys.figure', { title: block.text });
      }
    }
    const [from, to] = unitAt(block, next.caret.offset, unit);
    const words = unit === 'character' ? letterAt(block.text, next.caret.offset) : block.text.slice(from, to);
    return words.trim() === '' ? t('annotate:keys.blank') : words;
  };

  const moveTo = (caret: Caret, extends_: boolean, unit: Unit): void => {
    if (state === null) {
      return;
    }
    const next = { caret, anchor: extends_ ? (state.anchor ?? state.caret) : null };
    if (page.current[caret.block]?.id !== page.current[state.caret.block]?.id) {
      setByCharacter(false);
    }
    go(next, spoken(next, unit));
  };

  const press = (event: KeyboardEvent): void => {
    const block = state === null ? undefined : page.current[state.caret.block];
    if (
      state === null ||
      block === undefined ||
      event.nativeEvent.isComposing ||
      event.altKey ||
      event.metaKey
    ) {
      return;
    }
    const act = keyAct(event, block, byCharacter);
    if (act === null) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const { shiftKey } = event;
    switch (act.type) {
      case 'move':
        moveTo(moved(page.current, state.caret, act.unit, act.direction), shiftKey, act.unit);
        break;
      case 'cell':
        moveTo(movedByCell(page.current, state.caret, act.across, act.down), shiftKey, 'block');
        break;
      case 'edge': {
        const last = block.spans.at(-1)?.[1] ?? 0;
        const offset = act.direction === 1 ? last : (block.spans[0]?.[0] ?? 0);
        const caret = act.whole
          ? startOf(page.current, act.direction === 1 ? page.current.length - 1 : 0)
          : { ...state.caret, offset };
        moveTo(caret, shiftKey, act.whole ? 'block' : 'character');
        break;
      }
      case 'grow': {
        const [start, end] = rangeOf(state);
        const wider = growing
          .map((unit) => unitAt(block, start, unit))
          .find(([from, to]) => from <= start && to >= end && to - from > end - start);
        if (wider !== undefined && block.kind !== 'figure') {
          const next = {
            anchor: { block: state.caret.block, offset: wider[0] },
            caret: { block: state.caret.block, offset: wider[1] },
          };
          go(next, spoken(next, 'block'));
        }
        break;
      }
      case 'letters':
        setByCharacter(!byCharacter);
        announce(t(byCharacter ? 'annotate:keys.byCell' : 'annotate:keys.byLetter'));
        break;
      case 'tools': {
        const choice = choiceOf(page.current, blocks, state);
        if (choice !== null) {
          onTools(choice);
        }
        break;
      }
      case 'end':
        if (state.anchor === null || event.key === 'F7') {
          onEnd(event.key === 'Escape');
        } else {
          go({ caret: state.caret, anchor: null }, t('annotate:keys.nothing'));
        }
        break;
    }
  };

  return (
    <>
      {box === null ? null : (
        <div className="caret" data-frame={box.width > 3 ? '' : undefined} style={box} aria-hidden="true" />
      )}
      <div
        ref={element}
        className="select-mode"
        role="application"
        aria-label={t('annotate:selectMode')}
        aria-description={t('annotate:keys.help')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys
        tabIndex={0}
        style={box === null ? undefined : { left: box.left, top: box.top }}
        onKeyDown={press}
      />
    </>
  );
}

function byId(blocks: readonly Block[]): ReadonlyMap<string, Block> {
  return new Map(blocks.map((block) => [block.id, block]));
}

function letterAt(text: string, offset: number): string {
  const [letter] = new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text.slice(offset));
  return letter?.segment ?? '';
}

function startOf(page: readonly CaretBlock[], index: number): Caret {
  const block = page[index];
  return { block: index, offset: block?.kind === 'figure' ? -1 : (block?.spans[0]?.[0] ?? 0) };
}

function firstInSight(paper: Element, area: Element | null, page: readonly CaretBlock[]): number {
  const top = area?.getBoundingClientRect().top ?? 0;
  return page.findIndex(({ id }) => (blockElement(paper, id)?.getBoundingClientRect().bottom ?? 0) > top + 8);
}

function rangeOf({ caret, anchor }: State): [number, number] {
  const other = anchor === null || anchor.block !== caret.block ? caret.offset : anchor.offset;
  return [Math.min(caret.offset, other), Math.max(caret.offset, other)];
}

/** What the tools are for: what was selected, else the cell, the value or the block under the cursor. */
function choiceOf(
  page: readonly CaretBlock[],
  blocks: readonly Block[],
  { caret, anchor }: State,
): Choice | null {
  const block = page[caret.block];
  if (block === undefined) {
    return null;
  }
  if (block.kind === 'figure') {
    const value = block.cells[caret.offset];
    const [series = '', period = ''] = value?.heads ?? [];
    return value === undefined
      ? { type: 'block', blockId: block.id }
      : { type: 'point', blockId: block.id, series, period, value: value.text };
  }
  if (anchor === null && block.kind === 'text') {
    return { type: 'block', blockId: block.id };
  }
  const parts = partsOfSlices(slicesBetween(page, anchor ?? caret, caret), byId(blocks));
  return parts.length === 0 ? { type: 'block', blockId: block.id } : { type: 'text', parts };
}

function showSelection(paper: Element, page: readonly CaretBlock[], { caret, anchor }: State): void {
  const selection = document.getSelection();
  if (anchor === null) {
    selection?.removeAllRanges();
    return;
  }
  const [first] = slicesBetween(page, anchor, caret);
  const last = slicesBetween(page, anchor, caret).at(-1);
  const startBlock = first === undefined ? null : blockElement(paper, first.blockId);
  const endBlock = last === undefined ? null : blockElement(paper, last.blockId);
  const start = startBlock === null ? null : domPointOf(startBlock, first?.from ?? 0, 'after');
  const end = endBlock === null ? null : domPointOf(endBlock, last?.to ?? 0, 'before');
  if (start !== null && end !== null) {
    selection?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
  }
}

/** Where the cursor is drawn: a line between two letters, or a frame around a cell, a value or a figure. */
function placeOf(paper: Element, block: CaretBlock, caret: Caret, rects: readonly DOMRect[]): Box | null {
  const element = blockElement(paper, block.id);
  if (element === null) {
    return null;
  }
  if (block.kind !== 'text') {
    const [rect] = rects;
    return rect === undefined ? boxOf(paper, element) : withinPaper(paper, rect);
  }
  const point = domPointOf(element, caret.offset, 'after');
  if (point === null) {
    return boxOf(paper, element);
  }
  const range = document.createRange();
  range.setStart(point.node, point.offset);
  range.setEnd(point.node, Math.min(point.offset + 1, point.node.length));
  const rect = [...range.getClientRects()].at(0) ?? element.getBoundingClientRect();
  const atEnd = point.offset >= point.node.length;
  const { left, top, height } = withinPaper(paper, rect);
  return { left: left + (atEnd ? rect.width : 0) - 1, top, width: 3, height };
}

function bringInSight(area: HTMLElement, paper: Element, { top, height }: Box): void {
  const origin = paper.getBoundingClientRect().top - area.getBoundingClientRect().top;
  const space = area.clientHeight / 5;
  const from = origin + top;
  if (from < space || from + Math.min(height, area.clientHeight / 2) > area.clientHeight - space) {
    area.scrollTop += from - area.clientHeight / 3;
  }
}

type KeyAct =
  | { readonly type: 'move'; readonly unit: Unit; readonly direction: Direction }
  | { readonly type: 'cell'; readonly across: Direction | 0; readonly down: Direction | 0 }
  | { readonly type: 'edge'; readonly direction: Direction; readonly whole: boolean }
  | { readonly type: 'grow' | 'letters' | 'tools' | 'end' };

function keyAct(event: KeyboardEvent, block: CaretBlock, byCharacter: boolean): KeyAct | null {
  const { key, ctrlKey } = event;
  const byCell = block.kind !== 'text' && !byCharacter && !ctrlKey;
  const direction = key === 'ArrowRight' || key === 'ArrowDown' || key === 'End' ? 1 : -1;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return byCell
        ? { type: 'cell', across: direction, down: 0 }
        : { type: 'move', unit: ctrlKey ? 'word' : 'character', direction };
    case 'ArrowUp':
    case 'ArrowDown':
      return byCell
        ? { type: 'cell', across: 0, down: direction }
        : { type: 'move', unit: ctrlKey ? 'sentence' : 'block', direction };
    case 'Home':
    case 'End':
      return { type: 'edge', direction, whole: ctrlKey };
    case ' ':
      return { type: 'grow' };
    case 'F2':
      return { type: 'letters' };
    case 'Enter':
      return { type: 'tools' };
    case 'Escape':
    case 'F7':
      return { type: 'end' };
    default:
      return null;
  }
}
