import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { MeetingSummary } from '../../../core/contract/schemas.ts';
import type { FormSettings } from '../../../core/domain/opinion-sheets/form-settings.ts';
import { opinionKindSchema } from '../../../core/domain/opinion-sheets/opinion.ts';
import type { Segment, SegmentRole } from '../../../core/domain/opinion-sheets/split-text.ts';
import { nameOfMaterial } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/form.tsx';
import type { Part, PartChoice } from './cutting.tsx';

const roles: readonly SegmentRole[] = ['opinion', 'heading', 'aside'];

/** Keys that change what stands in a field. */
function writes(event: KeyboardEvent): boolean {
  return (event.key.length === 1 && !event.ctrlKey && !event.metaKey) || event.key === 'Delete';
}

/** One segment: its words with a caret to cut at, and what it is. */
export function SegmentRow({
  text,
  segment,
  number,
  isFirst,
  part,
  summary,
  settings,
  takesFocus,
  onCut,
  onJoin,
  onRole,
  onChoose,
}: {
  readonly text: string;
  readonly segment: Segment;
  readonly number: number;
  readonly isFirst: boolean;
  readonly part: Part;
  readonly summary: MeetingSummary;
  readonly settings: FormSettings;
  readonly takesFocus: boolean;
  readonly onCut: (offset: number) => void;
  readonly onJoin: () => void;
  readonly onRole: (role: SegmentRole) => void;
  readonly onChoose: (choice: PartChoice) => void;
}): ReactNode {
  const t = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useRef(0);
  const words = text.slice(segment.from, segment.to).replace(/\s+$/u, '');
  useLayoutEffect(() => {
    const element = field.current;
    const refuse = (event: Event): void => event.preventDefault();
    element?.addEventListener('beforeinput', refuse);
    return () => element?.removeEventListener('beforeinput', refuse);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useLayoutEffect(() => {
    const element = field.current;
    if (element !== null) {
      element.style.height = 'auto';
      element.style.height = `${element.scrollHeight + 2}px`;
    }
  }, [words]);
  useLayoutEffect(() => {
    if (takesFocus) {
      field.current?.focus();
      field.current?.setSelectionRange(0, 0);
    }
  }, [takesFocus]);
  const cutHere = (): void => onCut(segment.from + (field.current?.selectionStart ?? 0));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) {
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      cutHere();
    } else if (event.key === 'Backspace') {
      event.preventDefault();
      if (event.currentTarget.selectionStart === 0 && !isFirst) {
        onJoin();
      }
    } else if (writes(event)) {
      event.preventDefault();
    }
  };
  const isOpinion = segment.role === 'opinion';
  const label = isOpinion ? t('form:quick.opinion', { no: number }) : t(`form:quick.role.${segment.role}`);
  return (
    <li className={`segment ${segment.role}`}>
      <div className="segment-facts">
        <p className="segment-label">{label}</p>
        <SelectField
          label={t('form:quick.what')}
          aria-label={`${label}　${t('form:quick.what')}`}
          value={segment.role}
          onChange={(event) => onRole(roles.find((role) => role === event.target.value) ?? 'opinion')}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`form:quick.role.${role}`)}
            </option>
          ))}
        </SelectField>
        {isOpinion ? (
          <>
            <SelectField
              label={t('form:field.kind')}
              aria-label={`${label}　${t('form:field.kind')}`}
              value={part.kind}
              onChange={(event) => onChoose({ kind: opinionKindSchema.parse(event.target.value) })}
            >
              {settings.kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`opinion:kind.${kind}`)}
                </option>
              ))}
            </SelectField>
            <SelectField
              label={t('form:field.material')}
              aria-label={`${label}　${t('form:field.material')}`}
              value={part.materialId ?? ''}
              onChange={(event) =>
                onChoose({ materialId: event.target.value === '' ? null : event.target.value })
              }
            >
              <option value="">{t('form:quick.noPaper')}</option>
              {summary.materials.map(({ material }) => (
                <option key={material.id} value={material.id}>
                  {nameOfMaterial(t, material)}
                </option>
              ))}
            </SelectField>
          </>
        ) : null}
      </div>
      <div className="segment-words">
        <textarea
          ref={field}
          className="input segment-text"
          rows={1}
          value={words}
          aria-label={label}
          aria-readonly="true"
          onKeyDown={onKeyDown}
          onPaste={(event) => event.preventDefault()}
          onCut={(event) => event.preventDefault()}
          onDrop={(event) => event.preventDefault()}
          onSelect={(event) => {
            caret.current = event.currentTarget.selectionStart;
          }}
          // The words are the writer's: what gets past the keys (dictation, an input method) is not taken over.
          onChange={(event) => {
            const element = event.currentTarget;
            const at = caret.current;
            queueMicrotask(() => element.setSelectionRange(at, at));
          }}
        />
        <p className="segment-acts">
          <Button look="quiet" size="slim" onClick={cutHere}>
            {t('form:quick.cut')}
          </Button>
          {isFirst ? null : (
            <Button look="quiet" size="slim" onClick={onJoin}>
              {t('form:quick.join')}
            </Button>
          )}
        </p>
      </div>
    </li>
  );
}
