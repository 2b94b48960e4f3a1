import { memo, type ReactNode } from 'react';
import type { SurveyTable } from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import {
  heldCells,
  type PrintedCell,
  printedCells,
} from '../../../../core/domain/issue-sheets/survey-table.ts';
import { isNoFigure, tableFigure } from '../../../../core/domain/issue-sheets/survey-table-columns.ts';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../editing/field.tsx';
import { Grip, Row, RowsEnd } from '../editing/rows.tsx';
import { Lines } from './lines.tsx';
import { useSheetActs } from './sheet-acts.ts';

/** A table of answers with the lines above and below it. */
export const SurveyTableForm = memo(function SurveyTableForm({
  tableKey,
  table,
}: {
  readonly tableKey: string;
  readonly table: SurveyTable;
}): ReactNode {
  const t = useWords();
  const { changeColumns } = useSheetActs();
  const cells = printedCells(table.rows);
  const width = Math.max(1, ...table.rows.map((row) => row.cells.length));
  // The lowest words over a column: those of a merged cell above hold for all below it.
  const heads = heldCells(table.rows.filter(({ head }) => head)).toReversed();
  const nameOf = (column: number): string =>
    heads.map((line) => line[column]?.text ?? '').find((text) => text !== '') ?? '';
  return (
    <Row as="section" rowKey={tableKey} className="typed-policy">
      <Lines
        listKey={`${tableKey}/captions`}
        lines={table.captions}
        label={t('sheet:field.caption')}
        add={t('sheet:add.captions')}
      />
      <div className="sheet-group has-table">
        <table className="typed-table" aria-label={table.captions.at(-1)?.text || t('sheet:table.survey')}>
          <tbody>
            {table.rows.map((row, index) => (
              <TableRow
                key={row.id}
                rowKey={`${tableKey}/rows/@${row.id}`}
                isHead={row.head}
                cells={cells[index] ?? []}
                columnOf={(id) => row.cells.findIndex((cell) => cell.id === id)}
                nameOf={nameOf}
              />
            ))}
          </tbody>
        </table>
      </div>
      <RowsEnd listKey={`${tableKey}/rows`} label={t('sheet:add.rows')} />
      <span className="rows-end">
        <Button look="quiet" size="slim" onClick={() => changeColumns(tableKey, 1)}>
          {t('sheet:moreColumns.add')}
        </Button>
        {width > 2 ? (
          <Button look="quiet" size="slim" onClick={() => changeColumns(tableKey, -1)}>
            {t('sheet:moreColumns.remove', {
              name: nameOf(width - 1),
            })}
          </Button>
        ) : null}
      </span>
      <Lines
        listKey={`${tableKey}/notes`}
        lines={table.notes}
        label={t('sheet:field.tableNote')}
        add={t('sheet:add.tableNotes')}
      />
    </Row>
  );
});

function TableRow({
  rowKey,
  isHead,
  cells,
  columnOf,
  nameOf,
}: {
  readonly rowKey: string;
  readonly isHead: boolean;
  readonly cells: readonly PrintedCell[];
  readonly columnOf: (cellId: string) => number;
  readonly nameOf: (column: number) => string;
}): ReactNode {
  const t = useWords();
  return (
    <Row as="tr" rowKey={rowKey}>
      {cells.map(({ cell, columnSpan, rowSpan }, index) => {
        const column = columnOf(cell.id);
        const isFigure = tableFigure(cell.text) !== null || isNoFigure(cell.text);
        const Tag = isHead ? 'th' : 'td';
        const name = nameOf(column);
        return (
          <Tag
            key={cell.id}
            data-column={column}
            colSpan={columnSpan}
            rowSpan={rowSpan}
            className={`${index === 0 ? 'has-grip' : ''} ${isFigure ? 'align-end' : ''}`}
          >
            {index === 0 ? <Grip title={t('sheet:grip')} /> : null}
            <Field
              fieldKey={`${rowKey}/cells/@${cell.id}/text`}
              label={isHead ? t('sheet:head.survey') : name || t('sheet:field.cell', { number: column + 1 })}
              hint={isHead || name === '' ? '' : name}
              value={cell.text}
              align={isFigure ? 'end' : 'start'}
              isLabel={isHead}
            />
          </Tag>
        );
      })}
    </Row>
  );
}
