import type { CSSProperties, ReactNode } from 'react';
import type { BlockOf } from '../../../core/domain/blocks/block.ts';
import { useSettings } from '../settings.ts';
import { TextRun } from '../text.tsx';

type Field = BlockOf<'field'>;

/** A labelled value, or on a form a labelled box to write in. */
export function FormField({ block }: { readonly block: Field }): ReactNode {
  const { medium } = useSettings();
  if (block.input === null) {
    return (
      <p className="field" data-block-id={block.id}>
        <TextRun block={block} range={block.labelRange} className="field-label" />{' '}
        <TextRun block={block} range={block.valueRange} className="field-value" />
      </p>
    );
  }
  const style = { '--lines': block.input.lines } as CSSProperties;
  const isLine = block.input.lines === 1 && block.input.choices.length === 0;
  return (
    <div className={`form-field${isLine ? ' form-line' : ''}`} data-block-id={block.id} style={style}>
      <p className="form-label">
        <TextRun block={block} range={block.labelRange} className="field-label" />{' '}
        <TextRun block={block} range={block.valueRange} className="field-hint" />
      </p>
      {block.input.choices.length > 0 ? (
        <ul className="form-choices">
          {choiceRanges(block).map((range) => (
            <li key={range[0]} className="form-choice">
              <TextRun block={block} range={range} />
            </li>
          ))}
        </ul>
      ) : (
        <div className="form-box" aria-hidden="true">
          {medium === 'paper' && !isLine
            ? Array.from({ length: block.input.lines }, (_, line) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: empty lines have no identity but their place
                <div key={line} className="form-rule" />
              ))
            : null}
        </div>
      )}
    </div>
  );
}

/** Where the choices stand in the field's text: behind the hint, each after a tab. */
export function choiceRanges(block: Field): [number, number][] {
  let from = block.valueRange[1] + 1;
  return (block.input?.choices ?? []).map((choice) => {
    const range: [number, number] = [from, from + choice.length];
    from = range[1] + 1;
    return range;
  });
}
