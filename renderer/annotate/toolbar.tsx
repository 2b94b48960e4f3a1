import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { AnnotationColour } from '../../core/domain/annotations/annotation.ts';
import { colourSchema } from '../../core/domain/annotations/annotation.ts';
import { colourLooks } from '../../core/domain/annotations/colours.ts';
import { useWords } from '../app/words.ts';

/** A row of tools by the text: arrows go from tool to tool, Esc closes it. It never takes the selection away. */
export function Toolbar({
  label,
  takesFocus,
  onClose,
  children,
}: {
  readonly label: string;
  /** Whether its first tool takes the focus when it appears. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) {
      const first = own.current?.querySelector<HTMLElement>('button:not([disabled])');
      first?.focus();
      own.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [takesFocus]);
  return (
    <div
      ref={own}
      className="tool-strip"
      role="toolbar"
      aria-label={label}
      onMouseDown={(event) => {
        // The text stays selected.
        if (!(event.target instanceof HTMLInputElement)) {
          event.preventDefault();
        }
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
          event.stopPropagation();
          onClose();
        } else {
          moveAmongTools(event);
        }
      }}
    >
      {children}
    </div>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function moveAmongTools(event: KeyboardEvent<HTMLElement>): void {
  const tools = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not([disabled])')];
  const now = tools.indexOf(document.activeElement as HTMLElement);
  const step = steps[event.key];
  const next =
    event.key === 'Home'
      ? tools[0]
      : event.key === 'End'
        ? tools.at(-1)
        : step === undefined
          ? undefined
          : tools[(now + step + tools.length) % tools.length];
  if (next !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  }
}

/** A tool of the row. */
export function Tool({
  label,
  pressed,
  disabled = false,
  shortcut,
  onChoose,
}: {
  readonly label: string;
  /** For tools that are on or off; undefined for acts. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  /** As `aria-keyshortcuts` writes keys. */
  readonly shortcut?: string;
  readonly onChoose: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      className="mark-tool"
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut}
      disabled={disabled}
      onClick={onChoose}
    >
      {label}
    </button>
  );
}

/** The five colours, each with its sign, its name and its line. */
export function ColourTools({
  chosen,
  onChoose,
}: {
  /** The colour that is on; null where each is an act of its own. */
  readonly chosen: AnnotationColour | null;
  readonly onChoose: (colour: AnnotationColour) => void;
}): ReactNode {
  const t = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div className="tool-colours" role="group" aria-label={t('annotate:colours')}>
      {colourSchema.options.map((colour, index) => (
        <button
          key={colour}
          type="button"
          className="mark-tool tool-colour"
          data-colour={colour}
          aria-pressed={chosen === null ? undefined : colour === chosen}
          aria-keyshortcuts={`${index + 1}`}
          onClick={() => onChoose(colour)}
        >
          <span className="tool-sign" aria-hidden="true">
            {colourLooks[colour].sign}
          </span>
          <span className="tool-name">{t(`annotate:colour.${colour}`)}</span>
        </button>
      ))}
    </div>
  );
}
