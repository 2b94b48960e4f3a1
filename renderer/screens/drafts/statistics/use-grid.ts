import { type ClipboardEvent, useInsertionEffect, useMemo, useRef } from 'react';
import { withCell } from '../../../../core/domain/statistics/editing/edit-table.ts';
import {
  firstPeriod,
  type GridPlace,
  withGridText,
  withPastedBlock,
} from '../../../../core/domain/statistics/editing/paste.ts';
import type { StatisticsTable } from '../../../../core/domain/statistics/statistics-content.ts';
import { useWords } from '../../../app/words.ts';
import { tableOnClipboard } from '../../../ui/clipboard-table.ts';
import { useAnnounce } from '../../../ui/status.tsx';
import type { StatisticsActs } from './acts.ts';
import type { GridCellActs } from './grid-cell.tsx';
import type { GridAct, GridKey } from './grid-keys.ts';
import {
  at,
  boundsOf,
  clamped,
  edgeOfRun,
  type GridRow,
  type GridSize,
  moved,
  nextInOrder,
  type Selection,
  selectedPeriods,
  selectedSeries,
  shownText,
  tableRow,
} from './grid-state.ts';

/** What a grid works on, always as it stands now. */
export interface GridNow {
  readonly table: StatisticsTable;
  readonly rows: readonly GridRow[];
  readonly selection: Selection;
}

/** As it stands, and whether it is the table that is worked on. */
export interface ShownGrid extends GridNow {
  readonly isCurrent: boolean;
}

export interface GridTools {
  readonly acts: StatisticsActs;
  readonly select: (selection: Selection) => void;
  readonly act: (act: GridAct) => void;
  readonly openFormula: (derivedId: string) => void;
  /** Shared by all tables of the editor. */
  readonly focus: FocusRequest;
}

/** Asked for by an act, taken by the cell with the caret as soon as it is drawn. */
export interface FocusRequest {
  readonly ask: () => void;
  /** True once for each time it was asked for. */
  readonly take: () => boolean;
}

export function focusRequest(): FocusRequest {
  let isAsked = false;
  return {
    ask: () => {
      isAsked = true;
    },
    take: () => {
      const was = isAsked;
      isAsked = false;
      return was;
    },
  };
}

/** The keys, pastes and writes of a grid. */
export function useGrid(now: ShownGrid, tools: GridTools): GridCellActs {
  const t = useWords();
  const announce = useAnnounce();
  const latest = useRef({ now, tools, announce, t });
  // Before the cells take the focus, which asks where the caret is.
  useInsertionEffect(() => {
    latest.current = { now, tools, announce, t };
  });
  const { focus } = tools;
  /** Column in which a row of Tabs began: Enter goes back below it. */
  const tabOrigin = useRef<number | null>(null);
  const isDragging = useRef(false);
  return useMemo(() => {
    const size = (): GridSize => ({
      rows: latest.current.now.rows.length,
      columns: latest.current.now.table.periods.length + firstPeriod,
    });
    const go = (place: GridPlace, extend = false): void => {
      const { now: here, tools: use } = latest.current;
      const target = clamped(place, size());
      const caret = here.selection.focus;
      if (target.row !== caret.row || target.column !== caret.column || !here.isCurrent) focus.ask();
      use.select(extend ? { anchor: here.selection.anchor, focus: target } : at(target));
    };
    const press = (key: GridKey): boolean => {
      const { now: here, tools: use } = latest.current;
      const caret = here.selection.focus;
      switch (key.kind) {
        case 'move': {
          tabOrigin.current = null;
          const isFilled = ({ row, column }: GridPlace): boolean =>
            shownText(here.table, here.rows[row], column) !== '';
          go(
            key.far ? edgeOfRun(caret, key.direction, size(), isFilled) : moved(caret, key.direction, size()),
            key.extend,
          );
          return true;
        }
        case 'order': {
          const next = nextInOrder(caret, key.step, size());
          if (next === null) return false;
          tabOrigin.current ??= caret.column;
          go(next);
          return true;
        }
        case 'line': {
          const column = tabOrigin.current ?? caret.column;
          tabOrigin.current = null;
          const row = caret.row + key.step;
          if (row >= size().rows) latest.current.announce(latest.current.t('statistics:lastRow'));
          go({ row, column });
          return true;
        }
        case 'edge': {
          const { rows, columns } = size();
          const isStart = key.side === 'start';
          go(
            { row: key.whole ? (isStart ? 0 : rows - 1) : caret.row, column: isStart ? 0 : columns - 1 },
            key.extend,
          );
          return true;
        }
        case 'all':
          focus.ask();
          use.select({
            anchor: { row: size().rows - 1, column: size().columns - 1 },
            focus: { row: 0, column: 0 },
          });
          return true;
        case 'clear':
          clear();
          return true;
        case 'leave':
          go(caret);
          return true;
        case 'act':
          use.act(key.act);
          return true;
        case 'edit':
          return false;
      }
    };
    const clear = (): void => {
      const { now: here, tools: use } = latest.current;
      const bounds = boundsOf(here.selection);
      const isOne = bounds.top === bounds.bottom && bounds.left === bounds.right;
      const periods = selectedPeriods(bounds);
      use.acts.changeTable(here.table.id, (table) => {
        if (isOne) {
          const row = tableRow(here.rows[bounds.top]);
          return row === null ? table : withGridText(table, { row, column: bounds.left }, '');
        }
        // Of a larger selection the figures go; names of rows and years stay.
        return selectedSeries(here.rows, bounds).reduce(
          (changed, series) =>
            periods.reduce((inner, period) => withCell(inner, { series, period }, ''), changed),
          table,
        );
      });
    };
    const paste = (event: ClipboardEvent): boolean => {
      const { now: here, tools: use, announce: say, t: words } = latest.current;
      const row = tableRow(here.rows[boundsOf(here.selection).top]);
      const block = blockOf(event.clipboardData);
      if (row === null || block.length === 0) return false;
      const { left } = boundsOf(here.selection);
      use.acts.changeTable(here.table.id, (table) =>
        withPastedBlock(table, { row, column: left }, block, use.acts.newId),
      );
      focus.ask();
      say(words('statistics:pasted', { rows: block.length, columns: block[0]?.length ?? 0 }));
      return true;
    };
    return {
      beginDrag: () => {
        isDragging.current = true;
        window.addEventListener(
          'mouseup',
          () => {
            isDragging.current = false;
          },
          { once: true },
        );
      },
      dragOver: (place) => {
        if (isDragging.current) go(place, true);
      },
      enter: (place, extend) => {
        const caret = latest.current.now.selection.focus;
        if (!extend && caret.row === place.row && caret.column === place.column) {
          latest.current.tools.select(latest.current.now.selection);
        } else {
          tabOrigin.current = null;
          go(place, extend);
        }
      },
      write: (place, text) => {
        const { now: here, tools: use } = latest.current;
        const row = tableRow(here.rows[place.row]);
        if (row !== null) {
          use.acts.changeTable(here.table.id, (table) =>
            withGridText(table, { row, column: place.column }, text),
          );
        }
      },
      press,
      open: (place) => {
        const row = latest.current.now.rows[place.row];
        if (row?.kind === 'computed') latest.current.tools.openFormula(row.computed.derived.id);
      },
      paste,
      copy: () => {
        const { table, rows, selection } = latest.current.now;
        return copiedText(table, rows, selection);
      },
      cut: clear,
      takesFocus: () => {
        return latest.current.now.isCurrent && focus.take();
      },
    };
  }, [focus]);
}

/** The cells on the clipboard: of a table, of lines one below the other, or a single text. */
function blockOf(clipboard: Pick<DataTransfer, 'getData'>): string[][] {
  const table = tableOnClipboard(clipboard);
  if (table !== null) return table.map((cells) => cells.map(({ text }) => text));
  const lines = clipboard.getData('text/plain').replace(/\r\n?/gu, '\n').replace(/\n+$/u, '').split('\n');
  return lines.length === 1 && lines[0] === '' ? [] : lines.map((line) => [line]);
}

function copiedText(table: StatisticsTable, rows: readonly GridRow[], selection: Selection): string {
  const { top, bottom, left, right } = boundsOf(selection);
  return rows
    .slice(top, bottom + 1)
    .map((row) =>
      Array.from({ length: right - left + 1 }, (_, index) => {
        const text = shownText(table, row, left + index);
        return /[\t\n"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      }).join('\t'),
    )
    .join('\n');
}
