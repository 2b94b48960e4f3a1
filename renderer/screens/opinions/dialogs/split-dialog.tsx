import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { CompiledItem } from '../../../../core/contract/compile-schemas.ts';
import { isComposingKey } from '../../../app/shortcuts.ts';
import { useWords } from '../../../app/words.ts';
import { useCall } from '../../../data/session.tsx';
import { Answered } from '../../../ui/answered.tsx';
import { Button } from '../../../ui/button.tsx';
import { Acts, Dialog } from '../../../ui/dialog.tsx';
import { sentenceOf } from '../../../ui/problem.tsx';
import type { CompileActs } from '../use-acts.ts';
import { isSplittable, partsOf, withOffset } from './split-offsets.ts';

/** 切り分け: one opinion that says several things becomes several rows. The original is not touched. */
export function SplitDialog({
  itemId,
  acts,
  onClose,
}: {
  readonly itemId: string;
  readonly acts: CompileActs;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const answer = useCall('compiledItem', { itemId });
  return (
    <Dialog title={t('compile:split.title')} onClose={onClose}>
      <Answered answer={answer}>{(item) => <Form item={item} acts={acts} onClose={onClose} />}</Answered>
    </Dialog>
  );
}

function Form({
  item,
  acts,
  onClose,
}: {
  readonly item: CompiledItem;
  readonly acts: CompileActs;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const { text } = item.original;
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [offsets, setOffsets] = useState<readonly number[]>(() => offsetsOf(item));
  const parts = partsOf(text, offsets);
  const mayCut = isSplittable(text, offsets, caret);
  const cut = (): void => {
    if (mayCut) {
      setOffsets(withOffset(offsets, caret));
    }
    field.current?.focus();
  };
  /** Where the caret goes back to, while something typed is being taken out again. */
  const held = useRef<number | null>(null);
  const readCaret = (): void => {
    if (held.current === null) {
      setCaret(field.current?.selectionStart ?? 0);
    }
  };
  // An input method cannot be kept from writing: its words are taken out, and the caret goes back.
  const putCaretBack = (): void => {
    if (held.current === null) {
      const at = caret;
      held.current = at;
      requestAnimationFrame(() => {
        field.current?.setSelectionRange(at, at);
        held.current = null;
      });
    }
  };
  useEffect(() => {
    const element = field.current;
    const refuse = (event: InputEvent): void => event.preventDefault();
    element?.addEventListener('beforeinput', refuse);
    return () => element?.removeEventListener('beforeinput', refuse);
  }, []);
  const isChanged = offsets.join() !== offsetsOf(item).join();
  return (
    <form
      className="compile-dialog"
      onSubmit={(event) => {
        event.preventDefault();
        void acts
          .run(
            () => acts.ask('splitOpinion', { opinionId: item.row.opinionId, offsets: [...offsets] }),
            t('compile:said.split', { count: parts.length }),
          )
          .then((done) => {
            if (done) {
              onClose();
            }
          });
      }}
    >
      <p className="lead">{t('compile:split.lead')}</p>
      <div className="field">
        <label htmlFor={`${id}-text`}>{t('compile:split.original')}</label>
        {/* What a person types changes nothing: the field is there for its caret, by mouse and by keyboard. */}
        <textarea
          ref={field}
          id={`${id}-text`}
          className="input compile-split-text"
          rows={6}
          value={text}
          aria-describedby={`${id}-caret`}
          onChange={putCaretBack}
          onSelect={readCaret}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !isComposingKey(event.nativeEvent)) {
              event.preventDefault();
              cut();
            }
          }}
        />
        <p id={`${id}-caret`} className="compile-caret" aria-live="polite">
          {mayCut
            ? t('compile:split.here', {
                before: text.slice(Math.max(0, caret - 12), caret),
                after: text.slice(caret, caret + 12),
              })
            : t('compile:split.place')}
        </p>
        <Button size="slim" disabled={!mayCut} onClick={cut}>
          {t('compile:split.cut')}
        </Button>
      </div>
      <h3>{t('compile:split.parts', { count: parts.length })}</h3>
      <ol className="compile-split-parts">
        {parts.map((part, index) => (
          <li key={part.from}>
            <blockquote className="compile-original">{part.text}</blockquote>
            {index === 0 ? null : (
              <Button
                look="quiet"
                size="slim"
                onClick={() => setOffsets(offsets.filter((offset) => offset !== part.from))}
              >
                {t('compile:split.join', { at: index })}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {acts.error === null ? null : (
        <p className="problem" role="alert">
          {acts.error.code === 'conflict' ? t('compile:split.kept') : sentenceOf(t, acts.error)}
        </p>
      )}
      <Acts>
        <Button type="submit" look="primary" disabled={!isChanged || acts.busy}>
          {t(parts.length === 1 ? 'compile:split.undo' : 'compile:split.do', { count: parts.length })}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
      </Acts>
    </form>
  );
}

/** Where the parts that are there begin. */
function offsetsOf(item: CompiledItem): number[] {
  const offsets: number[] = [];
  let at = 0;
  for (const { text } of item.parts.slice(0, -1)) {
    at += text.length;
    offsets.push(at);
  }
  return offsets;
}
