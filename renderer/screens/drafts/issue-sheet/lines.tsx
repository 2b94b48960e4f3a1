import { memo, type ReactNode } from 'react';
import type { SheetLine } from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { useWords } from '../../../app/words.ts';
import { Field } from '../editing/field.tsx';
import { Grip, Row, RowsEnd } from '../editing/rows.tsx';

/** Lines with their marks, as a list. */
export const Lines = memo(function Lines({
  listKey,
  lines,
  label,
  add,
}: {
  readonly listKey: string;
  readonly lines: readonly SheetLine[];
  /** What each line is. */
  readonly label: string;
  /** The act that adds one. */
  readonly add: string;
}): ReactNode {
  const t = useWords();
  return (
    <>
      <ul className="typed-lines">
        {lines.map((line) => (
          <Row as="li" key={line.id} rowKey={`${listKey}/@${line.id}`} className="typed-line">
            <Grip title={t('sheet:grip')} />
            <span className="typed-marker">{line.marker}</span>
            <Field fieldKey={`${listKey}/@${line.id}/text`} label={label} value={line.text} />
          </Row>
        ))}
      </ul>
      <RowsEnd listKey={listKey} label={add} />
    </>
  );
});
