import {
  type ReactNode,
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { computedSeries } from '../../../../core/domain/statistics/compute.ts';
import { blankTable, tableNumber } from '../../../../core/domain/statistics/editing/blank.ts';
import { firstPeriod } from '../../../../core/domain/statistics/editing/paste.ts';
import type {
  StatisticsContent,
  StatisticsTable,
} from '../../../../core/domain/statistics/statistics-content.ts';
import { isComposingKey } from '../../../app/shortcuts.ts';
import { useWords } from '../../../app/words.ts';
import type { DraftSession } from '../../../data/draft-session.ts';
import { newId } from '../../../platform/new-id.ts';
import { Button } from '../../../ui/button.tsx';
import { useAnnounce } from '../../../ui/status.tsx';
import { isUntouched } from '../issue-sheet/issue-sheet-editor.tsx';
import { StatisticsActsContext, statisticsActs } from './acts.ts';
import { carryOut } from './grid-acts.ts';
import type { GridAct } from './grid-keys.ts';
import { at, gridRows, type Selection } from './grid-state.ts';
import { GridTools } from './grid-tools.tsx';
import { IntakeDialog } from './intake-dialog.tsx';
import { TableEditor } from './table-editor.tsx';
import { LineField, Lines } from './text-fields.tsx';
import { focusRequest } from './use-grid.ts';

/** Which table is worked on, and where in it. */
export interface TablePlace {
  readonly tableId: string;
  readonly selection: Selection;
}

/** 統計資料 edited as spreadsheets with their titles, notes, sources and charts. */
export function StatisticsEditor({
  session,
  content,
  onPrint,
}: {
  readonly session: DraftSession;
  readonly content: StatisticsContent;
  readonly onPrint: () => void;
}): ReactNode {
  const t = useWords();
  const announce = useAnnounce();
  const helpId = useId();
  const editor = useRef<HTMLDivElement>(null);
  const acts = useMemo(() => statisticsActs(session, newId), [session]);
  const [focus] = useState(focusRequest);
  const [place, setPlace] = useState<TablePlace | null>(null);
  const [intake, setIntake] = useState<{ readonly target: string | null } | null>(null);
  const closeIntake = useCallback(() => setIntake(null), []);

  const step = (act: 'undo' | 'redo'): void => {
    // The row with the caret may go away with the step; then the cell in its place takes the focus.
    if (document.activeElement?.closest('.grid') != null) focus.ask();
    const before = acts.content();
    void session.step(act).then((operations) => {
      const brought = broughtPlace(before, acts.content());
      if (brought !== null) {
        focus.ask();
        setPlace(brought);
      }
      window.requestAnimationFrame(() => focus.take());
      announce(t(operations.length === 0 ? `draft:nothingTo.${act}` : `draft:done.${act}`));
    });
  };
  const save = (): void => {
    void session.flush().then((stored) => announce(t(stored ? 'draft:saved' : 'draft:notSaved')));
  };
  // The menu's own undo reaches the field as an input event.
  const fromMenu = useEffectEvent((event: InputEvent) => {
    if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
      event.preventDefault();
      step(event.inputType === 'historyUndo' ? 'undo' : 'redo');
    }
  });
  useEffect(() => {
    const element = editor.current;
    element?.addEventListener('beforeinput', fromMenu);
    return () => element?.removeEventListener('beforeinput', fromMenu);
  }, []);

  // A paper begun from nothing begins with the title of its first table.
  const begin = useEffectEvent(() => {
    if (isUntouched(session)) editor.current?.querySelector<HTMLInputElement>('[data-begin] input')?.focus();
  });
  useEffect(() => begin(), []);

  const current = content.tables.find(({ id }) => id === place?.tableId);
  const rows = useMemo(
    () => (current === undefined ? [] : gridRows(current, computedSeries(current, content.tables))),
    [current, content.tables],
  );
  const act = (what: GridAct): void => {
    if (current === undefined || place === null) return;
    const done = carryOut(what, { table: current, rows, selection: place.selection }, acts);
    if (done.selection !== null) {
      focus.ask();
      setPlace({ tableId: current.id, selection: done.selection });
    }
    announce(t(`statistics:done.${done.word}`, { count: done.count }));
  };

  const addTable = (table: StatisticsTable): void => {
    acts.change((now) => ({ ...now, tables: [...now.tables, table] }), null);
    focus.ask();
    setPlace({ tableId: table.id, selection: at({ row: 1, column: 0 }) });
  };

  return (
    <StatisticsActsContext value={acts}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside are looked at on their way up */}
      <div
        ref={editor}
        className="statistics-editor"
        lang="ja"
        onKeyDown={(event) => {
          if (event.defaultPrevented || isComposingKey(event.nativeEvent)) return;
          const act = commandOf(event);
          if (act === null) return;
          event.preventDefault();
          if (act === 'save') save();
          else if (act === 'print') onPrint();
          else step(act);
        }}
        onBlur={() => {
          session.endStep();
          void session.flush();
        }}
      >
        <GridTools
          table={current ?? null}
          rows={rows}
          selection={current === undefined ? null : (place?.selection ?? null)}
          onAct={act}
        />
        <p id={helpId} className="hint">
          {t('statistics:help')}
        </p>
        <LineField
          label={t('statistics:paperTitle')}
          value={content.title?.text ?? ''}
          fieldKey="title"
          onType={(text, key) => acts.change((now) => ({ ...now, title: lineWith(now.title, text) }), key)}
        />
        {content.tables.map((table, index) => (
          <TableEditor
            key={table.id}
            table={table}
            tables={content.tables}
            index={index}
            selection={place?.tableId === table.id ? place.selection : null}
            onSelect={(selection) => setPlace({ tableId: table.id, selection })}
            onAct={act}
            onIntake={() => setIntake({ target: table.id })}
            focus={focus}
            helpId={helpId}
          />
        ))}
        <div className="acts">
          <Button
            look="quiet"
            onClick={() => {
              const before = content.tables.at(-1)?.periods.map(({ label }) => label) ?? [];
              addTable(blankTable(before, tableNumber(content.tables.length), newId));
            }}
          >
            {t('statistics:addTable')}
          </Button>
          <Button look="quiet" onClick={() => setIntake({ target: null })}>
            {t('statistics:intake.open')}
          </Button>
        </div>
        <Lines
          title={t('statistics:paperNotes')}
          add={t('statistics:addNote')}
          lines={content.notes}
          fieldKey="notes"
          onChange={(change, key) => acts.change((now) => ({ ...now, notes: change(now.notes) }), key)}
        />
        {intake === null ? null : (
          <IntakeDialog content={content} targetId={intake.target} onClose={closeIntake} />
        )}
      </div>
    </StatisticsActsContext>
  );
}

/** The table, row (printed or computed) or column that a step brought; null where it brought none. */
function broughtPlace(before: StatisticsContent, after: StatisticsContent): TablePlace | null {
  for (const table of after.tables) {
    const known = before.tables.find(({ id }) => id === table.id);
    if (known === undefined) return { tableId: table.id, selection: at({ row: 1, column: 0 }) };
    const ids = new Set([...known.series, ...(known.derived ?? [])].map(({ id }) => id));
    const row = gridRows(table, computedSeries(table, after.tables)).findIndex((shown) => {
      const id =
        shown.kind === 'series'
          ? table.series[shown.index]?.id
          : shown.kind === 'computed'
            ? shown.computed.derived.id
            : undefined;
      return id !== undefined && !ids.has(id);
    });
    if (row >= 0) return { tableId: table.id, selection: at({ row, column: 0 }) };
    if (table.periods.length > known.periods.length) {
      const column = table.periods.findIndex(({ label }, index) => label !== known.periods[index]?.label);
      return {
        tableId: table.id,
        selection: at({ row: 0, column: firstPeriod + Math.max(0, column) }),
      };
    }
  }
  return null;
}

/** A line with other words; a line that is not there yet comes into being with its first word. */
export function lineWith(
  line: { readonly id: string; readonly text: string } | null | undefined,
  text: string,
): { id: string; text: string } | null {
  if (line !== null && line !== undefined) return { id: line.id, text };
  return text === '' ? null : { id: newId(), text };
}

function commandOf(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}): 'undo' | 'redo' | 'save' | 'print' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  switch (event.key.toLowerCase()) {
    case 'z':
      return event.shiftKey ? 'redo' : 'undo';
    case 'y':
      return 'redo';
    case 's':
      return 'save';
    case 'p':
      return 'print';
    default:
      return null;
  }
}
