import type { ReactNode } from 'react';
import type { StatisticsTable } from '../../../../core/domain/statistics/statistics-content.ts';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import type { GridAct } from './grid-keys.ts';
import { boundsOf, type GridRow, type Selection, selectedPeriods, selectedSeries } from './grid-state.ts';

const rowActs = [
  ['addRow', 'Control+Enter'],
  ['rowUp', 'Alt+ArrowUp'],
  ['rowDown', 'Alt+ArrowDown'],
  ['removeRows', 'Control+Shift+Delete'],
] as const satisfies readonly (readonly [GridAct, string])[];
const periodActs = [
  ['addPeriod', 'Control+Shift+Enter'],
  ['periodLeft', 'Alt+Shift+ArrowLeft'],
  ['periodRight', 'Alt+Shift+ArrowRight'],
  ['removePeriods', ''],
] as const satisfies readonly (readonly [GridAct, string])[];
const missingActs = ['dash', 'undecided', 'blank'] as const satisfies readonly GridAct[];

/** What can be done with the selected rows, columns and cells, in words. */
export function GridTools({
  table,
  rows,
  selection,
  onAct,
}: {
  /** The table that is worked on; null without one. */
  readonly table: StatisticsTable | null;
  readonly rows: readonly GridRow[];
  readonly selection: Selection | null;
  readonly onAct: (act: GridAct) => void;
}): ReactNode {
  const t = useWords();
  const bounds = selection === null ? null : boundsOf(selection);
  const series = bounds === null ? [] : selectedSeries(rows, bounds);
  const periods = bounds === null ? [] : selectedPeriods(bounds);
  const isSet = (flag: 'provisional' | 'undecided'): boolean =>
    periods.length > 0 && periods.every((column) => table?.periods[column]?.[flag] ?? false);
  const button = (
    act: GridAct,
    word: string,
    keys: string,
    disabled: boolean,
    pressed?: boolean,
  ): ReactNode => (
    <Button
      key={act}
      look="quiet"
      size="slim"
      disabled={disabled}
      title={keys === '' ? undefined : keys}
      aria-keyshortcuts={keys === '' ? undefined : keys}
      aria-pressed={pressed}
      // The caret stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onAct(act)}
    >
      {word}
    </Button>
  );
  return (
    <div className="grid-tools" role="toolbar" aria-label={t('statistics:tools')} data-region="tools">
      <span className="grid-tools-place">
        {table === null ? t('statistics:noPlace') : table.no + table.title}
      </span>
      <span className="grid-tools-group">
        {rowActs.map(([act, keys]) =>
          button(
            act,
            t(`statistics:act.${act}`),
            keys,
            selection === null || (act !== 'addRow' && series.length === 0),
          ),
        )}
      </span>
      <span className="grid-tools-group">
        {periodActs.map(([act, keys]) =>
          button(
            act,
            t(`statistics:act.${act}`),
            keys,
            selection === null || (act !== 'addPeriod' && periods.length === 0),
          ),
        )}
        {button(
          'provisional',
          t('statistics:act.provisional'),
          '',
          periods.length === 0,
          isSet('provisional'),
        )}
        {button(
          'undecidedPeriod',
          t('statistics:act.undecidedPeriod'),
          '',
          periods.length === 0,
          isSet('undecided'),
        )}
      </span>
      <span className="grid-tools-group">
        {missingActs.map((act) =>
          button(act, t(`statistics:act.${act}`), '', series.length === 0 || periods.length === 0),
        )}
      </span>
    </div>
  );
}
