import { type CSSProperties, memo, type ReactNode } from 'react';
import { spans } from '../../../../core/domain/blocks/to-blocks/parts.ts';
import type {
  Indicator,
  IndicatorHead,
  PlanIndicator,
} from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../editing/field.tsx';
import { Grip, Row, RowsEnd } from '../editing/rows.tsx';
import { nested } from './policies-part.tsx';
import { useSheetActs } from './sheet-acts.ts';

const values = ['baseline', 'target', 'result'] as const;

/** 事業名と指標, or 計画全体の目標指標: the table with its printed head. */
export const IndicatorTable = memo(function IndicatorTable({
  sheetKey,
  head,
  rows,
  list,
}: {
  readonly sheetKey: string;
  readonly head: IndicatorHead | null;
  readonly rows: readonly (Indicator | PlanIndicator)[];
  readonly list: 'indicators' | 'planIndicators';
}): ReactNode {
  const t = useWords();
  const listKey = `${sheetKey}/${list}`;
  const withProject = list === 'indicators';
  const more = head?.more ?? [];
  const projectSpans = spans(rows.map((row) => !('startsProject' in row) || row.startsProject));
  return (
    <div className="sheet-group has-table">
      {head === null && rows.length === 0 ? null : (
        <table
          className={`typed-table typed-${list} ${more.length > 0 ? 'has-more' : ''}`}
          style={{ '--more': more.length } as CSSProperties}
          aria-label={t(`sheet:table.${list}`)}
        >
          <colgroup>
            {withProject ? <col className="column-project" /> : null}
            <col />
            {values.map((name) => (
              <col key={name} className="column-value" />
            ))}
            {more.map(({ id }) => (
              <col key={id} className="column-more" />
            ))}
          </colgroup>
          {head === null ? null : (
            <Head
              headKey={`${sheetKey}/${withProject ? 'indicatorHead' : 'planIndicatorHead'}`}
              head={head}
              withProject={withProject}
            />
          )}
          <tbody>
            {rows.map((row, index) => (
              <IndicatorRow
                key={row.id}
                rowKey={`${listKey}/@${row.id}`}
                row={row}
                projectSpan={withProject ? (projectSpans[index] ?? 1) : 0}
                head={head}
              />
            ))}
          </tbody>
        </table>
      )}
      <RowsEnd listKey={listKey} label={t(`sheet:add.${list}`)} />
      {head === null ? null : <MoreColumns sheetKey={sheetKey} list={list} head={head} />}
    </div>
  );
});

/** The words above the columns. A group over two of them makes a second row, as on paper. */
function Head({
  headKey,
  head,
  withProject,
}: {
  readonly headKey: string;
  readonly head: IndicatorHead;
  readonly withProject: boolean;
}): ReactNode {
  const t = useWords();
  const grouped = !withProject || head.group !== '';
  const word = (name: 'project' | 'indicator' | 'group', value: string): ReactNode => (
    <Field fieldKey={`${headKey}/${name}`} label={t(`sheet:head.${name}`)} value={value} isLabel />
  );
  const column = (name: (typeof values)[number], rowSpan: number): ReactNode => (
    <th key={name} scope="col" rowSpan={rowSpan} className="align-end">
      <Field
        fieldKey={`${headKey}/${name}/label`}
        label={t('sheet:head.value', { column: t(`sheet:field.${name}`) })}
        value={head[name].label}
        align="end"
        isLabel
      />
      <Field
        fieldKey={`${headKey}/${name}/period`}
        label={t('sheet:head.period', { column: t(`sheet:field.${name}`) })}
        hint={t('sheet:head.periodHint')}
        value={head[name].period}
        align="end"
        look="as-period"
      />
    </th>
  );
  const rowSpan = grouped ? 2 : 1;
  return (
    <thead>
      <tr>
        {withProject ? (
          <th scope="col" rowSpan={rowSpan}>
            {word('project', head.project)}
          </th>
        ) : null}
        <th scope="col" rowSpan={rowSpan}>
          {word('indicator', head.indicator)}
        </th>
        {grouped ? (
          <>
            <th scope="colgroup" colSpan={2}>
              {word('group', head.group)}
            </th>
            {column('result', 2)}
          </>
        ) : (
          values.map((name) => column(name, 1))
        )}
        {(head.more ?? []).map(({ id, text }) => (
          <th key={id} scope="col" rowSpan={rowSpan}>
            <Field
              fieldKey={`${headKey}/more/@${id}/text`}
              label={t('sheet:head.more')}
              value={text}
              isLabel
            />
          </th>
        ))}
      </tr>
      {grouped ? (
        <tr>
          {column('baseline', 1)}
          {column('target', 1)}
        </tr>
      ) : null}
    </thead>
  );
}

const IndicatorRow = memo(function IndicatorRow({
  rowKey,
  row,
  projectSpan,
  head,
}: {
  readonly rowKey: string;
  readonly row: Indicator | PlanIndicator;
  /** Rows that the project's cell covers; 0 where it is not printed in this row. */
  readonly projectSpan: number;
  readonly head: IndicatorHead | null;
}): ReactNode {
  const t = useWords();
  return (
    <Row as="tr" rowKey={rowKey}>
      {projectSpan > 0 && 'project' in row ? (
        <th scope={projectSpan > 1 ? 'rowgroup' : 'row'} rowSpan={projectSpan}>
          <Field fieldKey={`${rowKey}/project`} label={t('sheet:field.project')} value={row.project} />
        </th>
      ) : null}
      <th scope="row" className="has-grip">
        <Grip title={t('sheet:grip')} />
        <Field fieldKey={`${rowKey}/indicator`} label={t('sheet:field.indicator')} value={row.indicator} />
      </th>
      {values.map((name) => (
        <td key={name} className="align-end">
          <Field
            fieldKey={`${rowKey}/${name}`}
            label={nested(row.indicator, columnName(head, name) || t(`sheet:field.${name}`))}
            hint={t(`sheet:field.${name}`)}
            value={row[name]}
            align="end"
          />
        </td>
      ))}
      {(head?.more ?? []).map((column, index) => {
        const cell = row.more?.[index];
        return (
          <td key={column.id}>
            {cell === undefined ? null : (
              <Field
                fieldKey={`${rowKey}/more/@${cell.id}/text`}
                label={nested(row.indicator, column.text || t('sheet:moreColumns.unnamed'))}
                hint={column.text}
                value={cell.text}
              />
            )}
          </td>
        );
      })}
    </Row>
  );
});

/** Adds a column beyond those of the form, and takes the last of them away. */
function MoreColumns({
  sheetKey,
  list,
  head,
}: {
  readonly sheetKey: string;
  readonly list: 'indicators' | 'planIndicators';
  readonly head: IndicatorHead;
}): ReactNode {
  const t = useWords();
  const acts = useSheetActs();
  const more = head.more ?? [];
  return (
    <span className="rows-end">
      <Button look="quiet" size="slim" onClick={() => acts.addColumn(sheetKey, list)}>
        {t('sheet:moreColumns.add')}
      </Button>
      {more.length === 0 ? null : (
        <Button look="quiet" size="slim" onClick={() => acts.removeColumn(sheetKey, list)}>
          {t('sheet:moreColumns.remove', { name: more.at(-1)?.text ?? '' })}
        </Button>
      )}
    </span>
  );
}

function columnName(head: IndicatorHead | null, name: (typeof values)[number]): string {
  return head === null ? '' : `${head[name].label}${head[name].period}`;
}
