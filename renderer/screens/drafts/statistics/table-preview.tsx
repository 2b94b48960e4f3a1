import type { ReactNode } from 'react';
import type { StatisticsTable } from '../../../../core/domain/statistics/statistics-content.ts';
import { useWords } from '../../../app/words.ts';

/** Rows that are shown of a table before it is taken. */
const shownRows = 12;

/** A table as it was understood, to be agreed with. */
export function TablePreview({ table }: { readonly table: StatisticsTable }): ReactNode {
  const t = useWords();
  const left = table.series.length - shownRows;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="table-preview" role="group" tabIndex={0} aria-label={t('statistics:preview')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{table.stub}</th>
            <th scope="col">{t('statistics:unit')}</th>
            {table.periods.map(({ label }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
              <th key={index} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.series.slice(0, shownRows).map((series) => (
            <tr key={series.id}>
              <th scope="row">{series.label}</th>
              <td>{series.unit ?? ''}</td>
              {table.periods.map((_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
                <td key={index} className="is-figure">
                  {series.values[index]?.raw ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 ? <p className="hint">{t('statistics:moreRows', { count: left })}</p> : null}
    </div>
  );
}
