import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CompileOutline } from '../../../../core/contract/compile-schemas.ts';
import { everyRow } from '../../../../core/domain/opinion-sheets/compiled.ts';
import { useAsk, useCall, useSession } from '../../../data/session.tsx';
import { pageSize, RowPages, type TableRequest } from './row-pages.ts';
import {
  beforeFirst,
  indexAfter,
  type Move,
  nothingChosen,
  reachedTo,
  type TableState,
  toggled,
  wentTo,
} from './table-state.ts';

export interface CompileTable {
  /** What the person asked for; what is shown follows a moment later. */
  readonly wanted: TableRequest;
  readonly change: (changes: Partial<Omit<TableRequest, 'meetingId'>>) => void;
  /** What is shown. */
  readonly request: TableRequest;
  readonly outline: CompileOutline | null;
  readonly pages: RowPages;
  readonly state: TableState;
  /** Raised whenever the current row must come into view. */
  readonly showing: number;
  readonly goTo: (index: number) => Promise<void>;
  readonly goToItem: (itemId: string) => Promise<void>;
  readonly move: (move: Move, page: number, reach: boolean) => Promise<void>;
  readonly nextUndone: (direction: 'next' | 'previous') => Promise<boolean>;
  readonly pick: (itemId: string, index: number) => void;
  readonly reach: (index: number) => Promise<void>;
  readonly chooseAll: () => Promise<void>;
  readonly clear: () => void;
}

/** What was asked for last in this window, by meeting: coming back to the screen finds it again. */
const remembered = new Map<string, TableRequest>();

function firstRequest(meetingId: string): TableRequest {
  return remembered.get(meetingId) ?? { meetingId, filter: everyRow, order: 'category', descending: false };
}

/** The table of a meeting: which rows are shown, which one is current and which are picked out. */
export function useTable(meetingId: string, itemId: string | null): CompileTable {
  const ask = useAsk();
  const { cache } = useSession();
  const [wanted, setWanted] = useState(() => firstRequest(meetingId));
  const answer = useCall('compileOutline', wanted);
  const firstRows = useCall('compileTable', { ...wanted, offset: 0, limit: pageSize });
  const [shown, setShown] = useState<{ request: TableRequest; outline: CompileOutline } | null>(null);
  // The table before stays until the new one is known, so that nothing flickers.
  const isReady = answer.state === 'ready' && firstRows.state !== 'loading';
  if (isReady && (shown?.request !== wanted || shown.outline !== answer.value)) {
    setShown({ request: wanted, outline: answer.value });
  }
  const request = shown?.request ?? wanted;
  const outline = shown?.outline ?? null;
  const pages = useMemo(() => new RowPages(cache, request), [cache, request]);
  const [state, setState] = useState<TableState>(beforeFirst);
  const [showing, setShowing] = useState(0);
  // Keys come faster than pictures are drawn: each goes on from what the one before has led to.
  const at = useRef(state);
  const now = useRef({ request, outline, pages });
  useEffect(() => {
    now.current = { request, outline, pages };
  });
  const update = useCallback((to: (before: TableState) => TableState): void => {
    at.current = to(at.current);
    setState(at.current);
  }, []);
  const show = useCallback(() => setShowing((turn) => turn + 1), []);

  const goTo = useCallback(
    async (index: number): Promise<void> => {
      const known = now.current.pages.at(index);
      show();
      if (known !== undefined) {
        update((before) => wentTo(before, known.itemId, index));
        return;
      }
      update((before) => ({ ...before, index, isHere: true }));
      const { rows } = await ask('compileTable', { ...now.current.request, offset: index, limit: 1 });
      const id = rows[0]?.itemId;
      if (id !== undefined && at.current.index === index) {
        update((before) => wentTo(before, id, index));
      }
    },
    [ask, update, show],
  );
  const goToItem = useCallback(
    async (id: string): Promise<void> => {
      const { index } = await ask('compilePosition', { ...now.current.request, itemId: id });
      update((before) =>
        index === null
          ? { ...before, currentId: id, isHere: false, chosen: nothingChosen }
          : wentTo(before, id, index),
      );
      show();
    },
    [ask, update, show],
  );

  // Whatever changes the rows may move the current one, or take it out of the table.
  const first = useRef(itemId);
  const fingerprint = outline?.fingerprint ?? null;
  const total = outline?.total ?? 0;
  useEffect(() => {
    if (fingerprint === null) {
      return;
    }
    let gone = false;
    const id = at.current.currentId ?? first.current;
    const settle = async (): Promise<void> => {
      if (id === null) {
        if (total > 0) {
          await goTo(0);
        }
        return;
      }
      const { index } = await ask('compilePosition', { ...request, itemId: id });
      if (gone || (at.current.currentId !== null && at.current.currentId !== id)) {
        return;
      }
      first.current = null;
      update((before) =>
        index === null
          ? { ...before, currentId: id, isHere: false }
          : { ...before, currentId: id, index, isHere: true, anchor: index },
      );
      show();
    };
    settle().catch((error: unknown) => console.error(error));
    return () => {
      gone = true;
    };
  }, [ask, request, fingerprint, total, goTo, update, show]);

  const allIds = useRef<{ key: string; ids: string[] }>({ key: '', ids: [] });
  const ids = useCallback(async (): Promise<string[]> => {
    const key = now.current.outline?.fingerprint ?? '';
    if (allIds.current.key !== key) {
      allIds.current = { key, ids: await ask('compileTableIds', now.current.request) };
    }
    return allIds.current.ids;
  }, [ask]);
  const reach = useCallback(
    async (index: number): Promise<void> => {
      update((before) => ({ ...before, index }));
      const all = await ids();
      update((before) => reachedTo(before, all, before.index));
      show();
    },
    [ids, update, show],
  );
  return {
    wanted,
    change: useCallback(
      (changes) => {
        setWanted((before) => {
          const next = { ...before, ...changes };
          remembered.set(meetingId, next);
          return next;
        });
        update((before) => ({ ...before, chosen: nothingChosen }));
      },
      [meetingId, update],
    ),
    request,
    outline,
    pages,
    state,
    showing,
    goTo,
    goToItem,
    move: useCallback(
      async (move, page, isReaching) => {
        const rows = now.current.outline?.total ?? 0;
        if (rows > 0) {
          const index = indexAfter(at.current, move, rows, page);
          await (isReaching ? reach(index) : goTo(index));
        }
      },
      [goTo, reach],
    ),
    nextUndone: useCallback(
      async (direction) => {
        const { index } = await ask('nextUndone', {
          ...now.current.request,
          from: at.current.index,
          direction,
        });
        if (index !== null) {
          await goTo(index);
        }
        return index !== null;
      },
      [ask, goTo],
    ),
    pick: useCallback((id, index) => update((before) => toggled(before, id, index)), [update]),
    reach,
    chooseAll: useCallback(async () => {
      const all = await ids();
      update((before) => ({ ...before, chosen: new Set(all) }));
    }, [ids, update]),
    clear: useCallback(() => update((before) => ({ ...before, chosen: nothingChosen })), [update]),
  };
}
