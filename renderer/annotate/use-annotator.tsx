import { type MouseEvent, type ReactNode, type RefObject, useMemo, useRef, useState } from 'react';
import type { AnnotateCommand } from '../../core/contract/shell.ts';
import type { AnnotationColour, Mark } from '../../core/domain/annotations/annotation.ts';
import { colourLooks } from '../../core/domain/annotations/colours.ts';
import { blockTarget } from '../../core/domain/annotations/target.ts';
import type { Block } from '../../core/domain/blocks/block.ts';
import { useWords } from '../app/words.ts';
import { useAnnounce } from '../ui/status.tsx';
import { AnnotateBar } from './annotate-bar.tsx';
import { colourOfCommand, wantedMark } from './annotator-keys.ts';
import { AnnotatorLayers } from './annotator-layers.tsx';
import { type Box, fractionsOf } from './boxes.ts';
import { blockOfChoice, type Choice, chooseOnPage, targetOfChoice } from './choice.ts';
import type { WantedMark } from './choice-strip.tsx';
import { signElement } from './mark-places.ts';
import type { MarkActs } from './marked-run.tsx';
import { type AnnotationActs, nameOfSign } from './model.ts';
import { blockUnder, cellUnder, figureUnder, marksUnder } from './pointed.ts';
import type { Tool } from './tools.ts';
import { useAnnotatorKeys } from './use-annotator-keys.ts';
import { useChosenText } from './use-chosen-text.ts';
import { usePlacing } from './use-placing.ts';

/** Marks whose words are asked for at once. */
const withWords: readonly Mark[] = ['note', 'question', 'stickyNote', 'textBox'];

export interface Annotator {
  /** Whether the row of tools is shown. */
  readonly open: boolean;
  readonly toggle: (byKey: boolean) => void;
  /** The row of tools, and what the reader is asked for; stands above the paper. */
  readonly bar: ReactNode;
  /** What lies over the paper; stands inside it. */
  readonly layers: ReactNode;
  readonly markActs: MarkActs;
  /** For the element of the paper. */
  readonly handlers: {
    readonly onClick: (event: MouseEvent<HTMLElement>) => void;
    readonly onDoubleClick: (event: MouseEvent<HTMLElement>) => void;
    readonly onContextMenu: (event: MouseEvent<HTMLElement>) => void;
  };
}

/** Everything that puts marks on a paper and takes hold of them. It knows the page and the acts, not where marks are kept. */
export function useAnnotator({
  paper,
  area,
  blocks,
  acts,
}: {
  readonly paper: RefObject<HTMLElement | null>;
  readonly area: RefObject<HTMLElement | null>;
  readonly blocks: readonly Block[];
  readonly acts: AnnotationActs;
}): Annotator {
  const t = useWords();
  const announce = useAnnounce();
  const byId = useMemo(() => new Map(blocks.map((block) => [block.id, block])), [blocks]);
  const [choice, setChoice] = useState<Choice | null>(null);
  const [stripFocus, setStripFocus] = useState(false);
  const [markFocus, setMarkFocus] = useState(false);
  const [open, setOpen] = useState(false);
  const [barFocus, setBarFocus] = useState(false);
  const [tool, setTool] = useState<Tool>('select');
  const [colour, setColour] = useState<AnnotationColour>('important');
  const [selecting, setSelecting] = useState<{ readonly startAt: string | null } | null>(null);
  /** What the keyboard's cursor is on. */
  const cursor = useRef<Choice | null>(null);
  const { select } = acts;

  const toPaper = (): void => {
    const cursor = paper.current?.querySelector<HTMLElement>('.select-mode') ?? area.current;
    cursor?.focus({ preventScroll: true });
  };
  const clear = (): void => {
    setChoice(null);
    setStripFocus(false);
    document.getSelection()?.removeAllRanges();
  };
  const choose = (next: Choice | null, byKey = false): void => {
    setChoice(next);
    setStripFocus(byKey);
  };
  const placing = usePlacing({ paper, acts, byId, choice, clear, toPaper });

  useChosenText({
    paper,
    blocks: byId,
    paused: selecting !== null || tool !== 'select' || placing.box !== null,
    onChosen: (parts) => {
      if (parts.length > 0) {
        choose({ type: 'text', parts });
        select(null);
      } else if (choice?.type === 'text' && document.activeElement?.closest('.tool-strip') == null) {
        setChoice(null);
      }
    },
  });

  const made = (mark: Mark, used: AnnotationColour, id: string): void => {
    setColour(used);
    announce(t('annotate:made', { sign: colourLooks[used].sign, mark: t(`annotate:mark.${mark}`) }));
    if (withWords.includes(mark)) {
      acts.openNote(id);
    }
  };
  const put = ({ mark, colour: wanted }: WantedMark, chosen: Choice | null): void => {
    const target = chosen === null ? null : targetOfChoice(chosen, byId);
    if (target === null) {
      announce(t('annotate:chooseFirst'));
      return;
    }
    const used = wanted ?? colour;
    const byKey = selecting !== null || document.activeElement?.closest('.tool-strip') != null;
    const id = acts.add({ target, mark, colour: used });
    clear();
    if (byKey) {
      toPaper();
    }
    made(mark, used, id);
  };
  /** From the chosen mark, or from what is chosen, which is marked as 意見の種 by it. */
  const startOpinion = (chosen: Choice | null): void => {
    const target = chosen === null ? null : targetOfChoice(chosen, byId);
    if (acts.startOpinion === null) {
      announce(t('opinion-sheet:start.onlyMembers'));
    } else if (chosen === null && acts.selectedId !== null) {
      acts.startOpinion(acts.selectedId);
    } else if (chosen === null || target === null) {
      announce(t('annotate:chooseFirst'));
    } else {
      const mark = chosen.type === 'point' ? 'area' : hasWords(chosen) ? 'highlight' : 'stickyNote';
      const id = acts.add({ target, mark, colour: 'idea' });
      clear();
      acts.startOpinion(id);
    }
  };
  const hasWords = (chosen: Choice): boolean => blockOfChoice(chosen, byId)?.text !== '';
  const putRectangle = (mark: 'area' | 'textBox', blockId: string, block: Box, rectangle: Box): void => {
    const known = byId.get(blockId);
    if (known !== undefined) {
      const shape = { type: 'rectangle', space: 'block', rectangle: fractionsOf(rectangle, block) } as const;
      const id = acts.add({ target: blockTarget(known, shape), mark, colour });
      setTool('select');
      made(mark, colour, id);
      if (mark === 'area') {
        setMarkFocus(false);
        select(id);
      }
    }
  };

  const toggleSelecting = (): void => {
    setTool('select');
    if (selecting === null) {
      const chosen = acts.marks.find(({ id }) => id === acts.selectedId);
      select(null);
      setSelecting({ startAt: chosen?.target?.parts[0]?.blockId ?? null });
    } else {
      setSelecting(null);
      clear();
      area.current?.focus({ preventScroll: true });
      announce(t('annotate:keys.ended'));
    }
  };
  const take = (next: Tool): void => {
    setOpen(true);
    setTool(next);
    setSelecting(null);
    clear();
    select(null);
  };
  const closeBar = (): void => {
    setOpen(false);
    setTool('select');
    area.current?.focus({ preventScroll: true });
  };
  const remove = (id: string): void => {
    acts.remove(id);
    select(null);
    toPaper();
    announce(t('annotate:removed'));
  };
  const closeMark = (): void => {
    const { selectedId } = acts;
    const sign =
      selectedId === null || paper.current === null ? null : signElement(paper.current, selectedId);
    const inStrip = document.activeElement?.closest('.tool-strip') != null;
    select(null);
    if (inStrip) {
      sign?.focus();
    }
  };

  const run = (command: AnnotateCommand): void => {
    const chosen = choice ?? (selecting === null ? null : cursor.current);
    const wanted = wantedMark(command, chosen);
    const recoloured = colourOfCommand(command);
    if (wanted !== undefined) {
      if (recoloured !== undefined && chosen === null && acts.selectedId !== null) {
        acts.change(acts.selectedId, { colour: recoloured });
      } else {
        put(wanted, chosen);
      }
      return;
    }
    if (command === 'mark-opinion') {
      startOpinion(chosen);
      return;
    }
    const drawn = command === 'mark-area' ? 'area' : command === 'mark-text-box' ? 'textBox' : null;
    const block = chosen === null ? null : blockOfChoice(chosen, byId);
    if (drawn !== null && block !== null) {
      placing.begin(drawn, block.id);
    } else if (drawn !== null) {
      take(drawn);
    } else if (command === 'mark-ink' || command === 'mark-eraser') {
      take(command === 'mark-ink' ? 'ink' : 'eraser');
    } else if (command === 'select-mode') {
      toggleSelecting();
    } else {
      void (command === 'undo' ? acts.undo() : acts.redo());
    }
  };

  const stepBack = (): void => {
    if (placing.mark !== null || placing.box !== null) {
      placing.cancel();
    } else if (choice !== null) {
      clear();
    } else if (acts.selectedId !== null) {
      closeMark();
    } else if (tool !== 'select') {
      setTool('select');
    }
  };
  useAnnotatorKeys({
    choosing: choice !== null && placing.mark === null,
    selected: acts.marks.find(({ id }) => id === acts.selectedId) ?? null,
    run,
    toStrip: () => setStripFocus(true),
    escape: stepBack,
    remove,
    openNote: acts.openNote,
  });

  const markActs = useMemo<MarkActs>(() => {
    const choose = (id: string, byKey: boolean): void => {
      setMarkFocus(byKey);
      setChoice(null);
      document.getSelection()?.removeAllRanges();
      select(id);
    };
    return { choose, meet: (id) => choose(id, false) };
  }, [select]);

  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const apart =
      event.target instanceof Element && event.target.closest('.floating, .draw-surface, .shape') !== null;
    const selection = document.getSelection();
    if (apart || (selection !== null && !selection.isCollapsed)) {
      return;
    }
    const ids = placing.mark === null ? marksUnder(event.target) : [];
    if (ids.length > 0) {
      // A second click at the same place goes to the mark below.
      const now = ids.indexOf(acts.selectedId ?? '');
      setMarkFocus(false);
      setChoice(null);
      select(ids[(now + 1) % ids.length] ?? null);
    } else {
      select(null);
      choose(figureUnder(event, byId, t));
    }
  };
  const handlers = {
    onClick,
    onDoubleClick: (event: MouseEvent<HTMLElement>): void => {
      const cell = selecting === null && tool === 'select' ? cellUnder(event.target, byId) : null;
      if (cell !== null && paper.current !== null) {
        chooseOnPage(paper.current, cell);
        choose(cell);
      }
    },
    onContextMenu: (event: MouseEvent<HTMLElement>): void => {
      const blockId = choice?.type === 'text' || tool !== 'select' ? null : blockUnder(event.target);
      if (blockId !== null) {
        event.preventDefault();
        select(null);
        choose({ type: 'block', blockId });
      }
    },
  };

  const bar = (
    <>
      {open ? (
        <AnnotateBar
          tool={tool}
          colour={colour}
          canUndo={acts.canUndo}
          canRedo={acts.canRedo}
          selecting={selecting !== null}
          takesFocus={barFocus}
          onTool={take}
          onColour={setColour}
          onUndo={() => void acts.undo()}
          onRedo={() => void acts.redo()}
          onSelectMode={toggleSelecting}
          onClose={closeBar}
        />
      ) : null}
      {placing.mark === null ? null : (
        <p className="annotate-asks">{t('annotate:placing', { sign: nameOfSign(placing.mark) })}</p>
      )}
    </>
  );
  const layers = (
    <AnnotatorLayers
      paper={paper}
      area={area}
      blocks={blocks}
      byId={byId}
      acts={acts}
      tool={tool}
      colour={colour}
      choice={choice}
      stripFocus={stripFocus}
      markFocus={markFocus}
      selecting={selecting}
      placing={placing}
      onMark={(wanted) => put(wanted, choice)}
      onOpinion={() => startOpinion(choice)}
      onRectangle={putRectangle}
      onChoose={choose}
      onCursor={(next) => {
        cursor.current = next;
      }}
      onEndSelecting={(byEscape) => {
        // What stands in front goes first.
        if (byEscape && acts.selectedId !== null) {
          select(null);
        } else {
          toggleSelecting();
        }
      }}
      onCloseStrip={() => {
        clear();
        toPaper();
      }}
      onCloseMark={closeMark}
      onRemove={remove}
    />
  );
  const toggle = (byKey: boolean): void => {
    if (open) {
      closeBar();
    } else {
      setBarFocus(byKey);
      setOpen(true);
    }
  };
  return { open, toggle, bar, layers, markActs, handlers };
}
