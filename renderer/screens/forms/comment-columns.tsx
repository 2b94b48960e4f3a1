import type { ReactNode } from 'react';
import type { CommentTable } from '../../../core/contract/form-calls.ts';
import {
  type CommentColumn,
  commentColumnSchema,
} from '../../../core/domain/opinion-sheets/comment-columns.ts';
import { useWords } from '../../app/words.ts';
import { SelectField } from '../../ui/form.tsx';

/** What stands against a choice of columns: no column with the words, or one meaning for two columns. */
export type ColumnFault = 'noText' | CommentColumn;

export function faultOf(columns: readonly (CommentColumn | null)[]): ColumnFault | null {
  const twice = columns.find((column, index) => column !== null && columns.indexOf(column) !== index);
  return twice ?? (columns.includes('text') ? null : 'noText');
}

/** Each column with its first words, and what it means. */
export function CommentColumns({
  table,
  columns,
  fault,
  onChange,
}: {
  readonly table: CommentTable;
  readonly columns: readonly (CommentColumn | null)[];
  readonly fault: ColumnFault | null;
  readonly onChange: (columns: readonly (CommentColumn | null)[]) => void;
}): ReactNode {
  const t = useWords();
  return (
    <section>
      <h2>{t('form:comments.columns')}</h2>
      <p>
        {t('form:comments.columnsLead')}　{t('form:comments.rows', { count: table.rowCount })}
      </p>
      <ul className="comment-columns">
        {table.heads.map(({ heading, isPersonal, sample }, index) => {
          const example = sample.find((text) => text.trim() !== '') ?? '';
          const hint = isPersonal
            ? t('form:comments.personal')
            : example === ''
              ? undefined
              : t('form:comments.sample', { text: example.replaceAll(/\s+/gu, ' ').slice(0, 40) });
          return (
            // Columns have no ids, and keep their places.
            <li key={`${String(index)} ${heading}`}>
              <SelectField
                label={heading === '' ? t('form:comments.noHeading') : heading}
                {...(hint === undefined ? {} : { hint })}
                value={columns[index] ?? ''}
                onChange={(event) => {
                  const chosen = commentColumnSchema.safeParse(event.target.value);
                  onChange(columns.map((column, at) => (at === index ? (chosen.data ?? null) : column)));
                }}
              >
                <option value="">{t('form:comments.none')}</option>
                {commentColumnSchema.options.map((column) => (
                  <option key={column} value={column}>
                    {t(`form:comments.column.${column}`)}
                  </option>
                ))}
              </SelectField>
            </li>
          );
        })}
      </ul>
      {fault === null ? null : (
        <p role="status">
          {fault === 'noText'
            ? t('form:comments.noText')
            : t('form:comments.twice', { column: t(`form:comments.column.${fault}`) })}
        </p>
      )}
    </section>
  );
}
