import { type ReactNode, useId, useState } from 'react';
import { isComposingKey } from '../../../app/shortcuts.ts';
import { useWords } from '../../../app/words.ts';
import type { CompileActs } from '../use-acts.ts';

/** The heading of a group, stored when the field is left. */
export function HeadingField({
  groupId,
  stored,
  acts,
}: {
  readonly groupId: string;
  readonly stored: string;
  readonly acts: CompileActs;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const [own, setOwn] = useState<string | null>(null);
  if (own !== null && own === stored) {
    setOwn(null);
  }
  const store = (): void => {
    if (own !== null && own !== stored) {
      void acts.run(() => acts.ask('renameGroup', { groupId, heading: own }), t('compile:said.renamed'));
    }
  };
  return (
    <div className="compile-field">
      <div className="compile-label">
        <label htmlFor={id}>{t('compile:group.heading')}</label>
      </div>
      <input
        id={id}
        type="text"
        className="input"
        maxLength={300}
        autoComplete="off"
        value={own ?? stored}
        onChange={(event) => setOwn(event.target.value)}
        onBlur={store}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposingKey(event.nativeEvent)) {
            store();
          }
        }}
      />
    </div>
  );
}
