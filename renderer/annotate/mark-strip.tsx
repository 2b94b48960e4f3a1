import type { ReactNode, RefObject } from 'react';
import type { Mark } from '../../core/domain/annotations/annotation.ts';
import { quotedText } from '../../core/domain/annotations/target.ts';
import { useWords } from '../app/words.ts';
import { Floating } from './floating.tsx';
import { rectsOfMark } from './mark-places.ts';
import { type AnnotationActs, type MarkView, nameOfSign } from './model.ts';
import { ColourTools, Tool, Toolbar } from './toolbar.tsx';
import { shortened } from './words.ts';

/** Kinds that one passage can be marked with. */
const textMarks = ['highlight', 'underline', 'note', 'question'] as const satisfies readonly Mark[];

/** By the chosen mark: what can be done with it. */
export function MarkStrip({
  mark,
  others,
  paper,
  acts,
  takesFocus,
  onMove,
  onRemove,
  onClose,
}: {
  readonly mark: MarkView;
  /** Marks on some of the same words. */
  readonly others: readonly MarkView[];
  readonly paper: RefObject<HTMLElement | null>;
  readonly acts: AnnotationActs;
  readonly takesFocus: boolean;
  /** Begins the choice of another place. */
  readonly onMove: () => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const { id, annotation, own, sign, number } = mark;
  const rects = (): readonly DOMRect[] => (paper.current === null ? [] : rectsOfMark(paper.current, mark));
  const words = mark.target === null ? '' : shortened(quotedText(mark.target));
  const name = t('annotate:strip.mark', { sign: nameOfSign(mark), words });
  const shared = annotation.visibility === 'shared';
  const changesKind = mark.target?.shape.type === 'text';
  return (
    <Floating paper={paper} rects={rects} placeKey={`${id} ${annotation.modifiedAt}`}>
      {(placed) => (
        <Toolbar label={name} takesFocus={takesFocus && placed} onClose={onClose}>
          <p className="tool-title">
            <span className="mark-name" data-colour={annotation.colour}>
              {sign}
              {number}
            </span>{' '}
            {t(`annotate:mark.${annotation.mark}`)}
            {own ? '' : `　${annotation.author.name}`}
          </p>
          {own ? (
            <>
              <ColourTools chosen={annotation.colour} onChoose={(colour) => acts.change(id, { colour })} />
              {changesKind ? (
                // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
                <div className="tool-row" role="group" aria-label={t('annotate:strip.kind')}>
                  {textMarks.map((kind) => (
                    <Tool
                      key={kind}
                      label={t(`annotate:mark.${kind}`)}
                      pressed={annotation.mark === kind}
                      onChoose={() => acts.change(id, { mark: kind })}
                    />
                  ))}
                </div>
              ) : null}
            </>
          ) : null}
          <div className="tool-row">
            <Tool
              label={t(annotation.body === '' && own ? 'annotate:strip.write' : 'annotate:strip.toNote')}
              shortcut="M"
              onChoose={() => acts.openNote(id)}
            />
            {acts.startOpinion === null ? null : (
              <Tool
                label={t('opinion-sheet:start.fromMark')}
                shortcut="O"
                onChoose={() => acts.startOpinion?.(id)}
              />
            )}
            {own ? (
              <>
                <Tool
                  label={t('annotate:strip.share')}
                  pressed={shared}
                  onChoose={() => acts.change(id, { visibility: shared ? 'private' : 'shared' })}
                />
                <Tool label={t('annotate:strip.move')} onChoose={onMove} />
                <Tool label={t('annotate:strip.remove')} shortcut="Delete" onChoose={onRemove} />
              </>
            ) : null}
            {others.map((other) => (
              <Tool
                key={other.id}
                label={t('annotate:strip.other', { sign: nameOfSign(other) })}
                onChoose={() => acts.select(other.id)}
              />
            ))}
          </div>
        </Toolbar>
      )}
    </Floating>
  );
}
