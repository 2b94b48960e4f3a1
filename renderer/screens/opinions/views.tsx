import type { ReactNode } from 'react';
import { type CompileView, compileViewSchema } from '../../../core/domain/opinion-sheets/compiled.ts';
import { useWords } from '../../app/words.ts';
import { useCall } from '../../data/session.tsx';

/** Everything, or what is left to do, each with its number of rows. */
export function Views({
  meetingId,
  view,
  onChange,
}: {
  readonly meetingId: string;
  readonly view: CompileView;
  readonly onChange: (view: CompileView) => void;
}): ReactNode {
  const t = useWords();
  const counts = useCall('compileViews', { meetingId });
  return (
    <fieldset className="compile-views">
      <legend className="visually-hidden">{t('compile:views.label')}</legend>
      {compileViewSchema.options.map((one) => (
        <button key={one} type="button" aria-pressed={view === one} onClick={() => onChange(one)}>
          {t(`compile:views.${one}`)} {counts.state === 'ready' ? counts.value[one] : ''}
        </button>
      ))}
    </fieldset>
  );
}
