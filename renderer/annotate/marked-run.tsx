import {
  createContext,
  Fragment,
  type ReactNode,
  useCallback,
  useContext,
  useSyncExternalStore,
} from 'react';
import type { RenderText } from '../../paper/documents/index.ts';
import { useWords } from '../app/words.ts';
import type { MarkStore, TextMark, TextMarks } from './mark-store.ts';
import { type Piece, piecesOf } from './segments.ts';

type Run = Parameters<RenderText>[0];

/** Draws the runs of a paper with the marks of the store; `inner` draws what is left of a run, such as searched words. */
export function drawingMarks(store: MarkStore, inner: RenderText): RenderText {
  return (run) => <MarkedRun run={run} store={store} inner={inner} />;
}

/** What a click or a key on a sign asks for. */
export interface MarkActs {
  /** `byKey`: with Enter or space, not by pointing. */
  readonly choose: (id: string, byKey: boolean) => void;
  /** The focus came to it by the Tab key. */
  readonly meet: (id: string) => void;
}

export const MarkActsContext = createContext<MarkActs>({ choose: () => undefined, meet: () => undefined });

function MarkedRun({
  run,
  store,
  inner,
}: {
  readonly run: Run;
  readonly store: MarkStore;
  readonly inner: RenderText;
}): ReactNode {
  const blockId = run.block.id;
  const ofBlock = (): TextMarks => store.of(blockId);
  const marks = useSyncExternalStore(
    useCallback((listener) => store.subscribe(blockId, listener), [store, blockId]),
    ofBlock,
    ofBlock,
  );
  const pieces = piecesOf(run.from, run.to, marks);
  return pieces.length === 1 && pieces[0]?.type === 'text' ? (
    inner(run)
  ) : (
    <Pieces pieces={pieces} run={run} inner={inner} />
  );
}

function Pieces({
  pieces,
  run,
  inner,
}: {
  readonly pieces: readonly Piece[];
  readonly run: Run;
  readonly inner: RenderText;
}): ReactNode {
  return pieces.map((piece) => {
    if (piece.type === 'text') {
      const text = run.text.slice(piece.from - run.from, piece.to - run.from);
      return <Fragment key={`text ${piece.from}`}>{inner({ ...run, ...piece, text })}</Fragment>;
    }
    const { mark, depth } = piece;
    return (
      <span
        key={`${mark.id} ${piece.from}`}
        className={classOf(mark)}
        data-mark={mark.id}
        data-colour={mark.colour}
        data-depth={depth > 2 ? 2 : depth}
        data-selected={mark.selected ? '' : undefined}
      >
        {piece.signs.length === 0 ? null : (
          <span className="mark-signs">
            {piece.signs.map((signed) => (
              <Sign key={signed.id} mark={signed} />
            ))}
          </span>
        )}
        <Pieces pieces={piece.pieces} run={run} inner={inner} />
      </span>
    );
  });
}

function classOf(mark: TextMark): string {
  return `mark mark-${mark.mark}${mark.proposed ? ' mark-proposed' : ''}${mark.whole ? ' mark-whole' : ''}`;
}

/** 合印. Its letters are drawn by the style sheet, so that the text of the paper stays the text of the paper. */
export function Sign({
  mark,
}: {
  readonly mark: Omit<TextMark, 'from' | 'to' | 'starts' | 'whole'>;
}): ReactNode {
  const t = useWords();
  const { choose, meet } = useContext(MarkActsContext);
  const { number } = mark;
  return (
    <button
      type="button"
      className="mark-sign"
      data-sign={mark.sign}
      data-number={number ?? ''}
      data-colour={mark.colour}
      data-proposed={mark.proposed ? t('annotate:proposed') : undefined}
      data-sign-of={mark.id}
      aria-pressed={mark.selected}
      aria-label={t('annotate:signName', {
        number,
        colour: t(`annotate:colour.${mark.colour}`),
        mark: t(`annotate:mark.${mark.mark}`),
      })}
      onFocus={(event) => {
        if (event.target.matches(':focus-visible')) {
          meet(mark.id);
        }
      }}
      onClick={(event) => {
        event.stopPropagation();
        choose(mark.id, event.detail === 0);
      }}
    />
  );
}
