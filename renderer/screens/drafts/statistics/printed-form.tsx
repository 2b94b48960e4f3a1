import type { ReactNode } from 'react';
import type { StatisticsTable } from '../../../../core/domain/statistics/statistics-content.ts';
import { liesAcross, uprightTable, withPeriodsAsRows } from '../../../../core/domain/statistics/upright.ts';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import { useAnnounce } from '../../../ui/status.tsx';
import { useStatisticsActs } from './acts.ts';

/** Whether the paper prints the years beside one another or one below the other; the grid always has them as columns. */
export function PrintedForm({ table }: { readonly table: StatisticsTable }): ReactNode {
  const t = useWords();
  const acts = useStatisticsActs();
  const announce = useAnnounce();
  // What is computed or chosen refers to the rows as they are.
  const turnable = liesAcross(table) && table.derived === undefined && table.chart === undefined;
  return (
    <>
      {turnable ? (
        <Button
          look="quiet"
          size="slim"
          onClick={() => {
            acts.changeTable(table.id, (now) => uprightTable(now, acts.newId), null);
            announce(t('statistics:printedForm.turned'));
          }}
        >
          {t('statistics:printedForm.turn')}
        </Button>
      ) : null}
      <label className="label-styles">
        <span>{t('statistics:printedForm.title')}</span>
        <select
          className="input"
          value={table.periodsAsRows === undefined ? 'columns' : 'rows'}
          onChange={(event) => {
            const asRows = event.currentTarget.value === 'rows';
            acts.changeTable(table.id, (now) => withPeriodsAsRows(now, asRows, acts.newId), null);
          }}
        >
          <option value="columns">{t('statistics:printedForm.columns')}</option>
          <option value="rows">{t('statistics:printedForm.rows')}</option>
        </select>
      </label>
    </>
  );
}
