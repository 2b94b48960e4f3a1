import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { CompileOutline } from '../../../../core/contract/compile-schemas.ts';
import { isComposingKey } from '../../../app/shortcuts.ts';
import { hasMoved } from '../../../app/use-route.ts';
import { useWords } from '../../../app/words.ts';
import { type CompileWords, headingOf } from '../compile-words.ts';
import { inOrderOf, slotOf } from './drawn.ts';
import { type Heights, TableGeometry } from './geometry.ts';
import { GridBody, GridCell, GridFrame, GridLine } from './grid-parts.tsx';
import { elementIdOf, TableRow } from './table-row.tsx';
import type { Move } from './table-state.ts';
import { useDrawn, useHeights } from './use-drawn.ts';
import type { CompileTable } from './use-table.ts';

const columns = ['pick', 'no', 'who', 'place', 'kind', 'summary', 'disposition', 'status'] as const;

const moves: Readonly<Record<string, Move>> = {
  ArrowDown: 'down',
  ArrowUp: 'up',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
  Home: 'first',
  End: 'last',
};

/** All opinions of a meeting, of which only those in view are drawn. What its letters and digits do: table-keys.ts. */
export function OpinionTable({
  table,
  outline,
  words,
  areaRef,
  onKey,
  onOpen,
}: {
  readonly table: CompileTable;
  readonly outline: CompileOutline;
  readonly words: CompileWords;
  readonly areaRef: RefObject<HTMLDivElement | null>;
  /** A key that does not move in the table. @returns whether it did something */
  readonly onKey: (event: KeyboardEvent) => boolean;
  /** The details of the current row are asked for. */
  readonly onOpen: () => void;
}): ReactNode {
  const t = useWords();
  const { request, pages, state, showing } = table;
  const heights = useHeights(areaRef);
  const geometry = useMemo(
    () => new TableGeometry(outline.total, outline.sections, heights),
    [outline, heights],
  );
  const drawn = useDrawn(areaRef, geometry);
  useSyncExternalStore(pages.subscribe, pages.version);
  const current = state.isHere && state.index < outline.total ? state.index : -1;
  useLayoutEffect(() => {
    pages.want(drawn.from, drawn.to, outline.total, current);
  }, [pages, drawn, outline.total, current]);
  // Only when it is asked for: the reader may scroll away from the current row.
  const shown = useRef(0);
  useLayoutEffect(() => {
    if (showing > shown.current && state.isHere) {
      shown.current = showing;
      bringIntoView(areaRef.current, geometry, heights, state.index);
    }
  }, [showing, geometry, heights, state.isHere, state.index, areaRef]);

  useEffect(() => {
    // Whoever comes here by a link goes on in the table.
    if (hasMoved()) {
      areaRef.current?.focus({ preventScroll: true });
    }
  }, [areaRef]);

  const press = (event: KeyboardEvent): void => {
    if (isComposingKey(event.nativeEvent) || event.target !== event.currentTarget) {
      return;
    }
    const move = event.altKey || event.metaKey ? undefined : moves[event.key];
    const command = event.ctrlKey || event.metaKey;
    if (move !== undefined && !(command && !['Home', 'End'].includes(event.key))) {
      event.preventDefault();
      const rowsInView = Math.floor(event.currentTarget.clientHeight / heights.row) - 1;
      void table.move(move, Math.max(1, rowsInView), event.shiftKey);
    } else if (command && !event.altKey && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      void table.chooseAll();
    } else if (event.key === ' ' && !command && !event.altKey) {
      event.preventDefault();
      if (state.currentId !== null && state.isHere) {
        table.pick(state.currentId, state.index);
      }
    } else if (event.key === 'Escape' && state.chosen.size > 0) {
      event.preventDefault();
      table.clear();
    } else if (onKey(event)) {
      event.preventDefault();
    }
  };
  const click = (event: MouseEvent): void => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-item]') : null;
    const index = Number(element?.dataset['index']);
    const itemId = element?.dataset['item'];
    if (itemId === undefined) {
      return;
    }
    const isPick = event.target instanceof HTMLInputElement;
    if (event.shiftKey) {
      void table.reach(index);
    } else if (isPick || event.ctrlKey || event.metaKey) {
      table.pick(itemId, index);
    } else {
      void table.goTo(index);
      onOpen();
    }
    areaRef.current?.focus({ preventScroll: true });
  };

  const slices = inOrderOf(geometry.slices(drawn.from, drawn.to), drawn);
  const isCurrentDrawn = current >= drawn.from && current < drawn.to;
  // The current row is there even when it was scrolled away: the table points to it.
  const all =
    current === -1 || isCurrentDrawn ? slices : [...slices, ...geometry.slices(current, current + 1)];
  return (
    <GridFrame
      ref={areaRef}
      className="compile-table"
      tabIndex={0}
      data-region="content"
      aria-label={t('compile:table.label')}
      aria-multiselectable="true"
      aria-rowcount={geometry.lines}
      aria-colcount={columns.length}
      aria-activedescendant={current === -1 ? undefined : elementIdOf(current)}
      onKeyDown={press}
      onClick={click}
    >
      <GridBody className="compile-head">
        <GridLine aria-rowindex={1} className="compile-columns">
          {columns.map((column) => (
            <GridCell key={column} role="columnheader" className={`compile-${column}`}>
              {column === 'pick' ? (
                <span className="visually-hidden">{t('compile:column.pick')}</span>
              ) : (
                t(`compile:column.${column}`)
              )}
            </GridCell>
          ))}
        </GridLine>
      </GridBody>
      <GridBody className="compile-body" style={{ height: geometry.height }}>
        {all.map((slice) => {
          const place = { transform: `translateY(${slice.top}px)` };
          if (slice.type === 'heading') {
            const section = outline.sections[slice.section];
            return section === undefined ? null : (
              <GridLine key={`heading ${slice.section}`} className="compile-heading" style={place}>
                <GridCell aria-colspan={columns.length}>
                  <b>{headingOf(t, words, request.order, section)}</b>
                  <small>
                    {t('compile:table.section', { count: section.count, people: section.submitters })}
                  </small>
                </GridCell>
              </GridLine>
            );
          }
          const line = geometry.lineOf(slice.index);
          const row = pages.at(slice.index);
          return row === undefined ? (
            <GridLine
              key={`waiting ${slotOf(slice.index, drawn)}`}
              id={elementIdOf(slice.index)}
              aria-rowindex={line}
              className="compile-row waiting"
              style={place}
            >
              <GridCell aria-colspan={columns.length}>
                {t('compile:table.waiting', { position: slice.index + 1, total: outline.total })}
              </GridCell>
            </GridLine>
          ) : (
            <TableRow
              key={slice.index === current && !isCurrentDrawn ? 'current' : slotOf(slice.index, drawn)}
              t={t}
              row={row}
              index={slice.index}
              line={line}
              top={slice.top}
              current={slice.index === current}
              chosen={state.chosen.has(row.itemId)}
              words={words}
            />
          );
        })}
      </GridBody>
    </GridFrame>
  );
}

/** Scrolls as little as needed, so that a row and the heading above it are in view below the names of the columns. */
function bringIntoView(
  area: HTMLElement | null,
  geometry: TableGeometry,
  heights: Heights,
  index: number,
): void {
  if (area === null) {
    return;
  }
  area.scrollIntoView({ block: 'nearest' });
  const head = area.querySelector<HTMLElement>('.compile-head')?.offsetHeight ?? 0;
  const top = geometry.topOf(index);
  const isFirst = geometry.slices(index, index + 1).length > 1;
  const above = isFirst ? top - heights.heading : top;
  const below = top + heights.row + head - area.clientHeight;
  if (area.scrollTop > above) {
    area.scrollTop = above;
  } else if (area.scrollTop < below) {
    area.scrollTop = below;
  }
}
