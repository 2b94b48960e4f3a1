import { useCallback, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { OpinionDraft, SheetDraft } from '../../../core/contract/opinion-sheet-schemas.ts';
import type { FormSettings } from '../../../core/domain/opinion-sheets/form-settings.ts';
import { noLocation } from '../../../core/domain/opinion-sheets/opinion.ts';
import { CommandDesk, type DeskState } from '../../data/command-desk.ts';
import { useSession } from '../../data/session.tsx';
import { type KeptDesks, useKeptDesk } from '../../data/use-kept-desk.ts';
import { newId } from '../../platform/new-id.ts';
import { afterSheetCommand, type SheetCommand, sheetCommandWasStored } from './sheet-commands.ts';

type SheetDesk = CommandDesk<SheetDraft, SheetCommand>;

/** What may be changed of an opinion while it is written. */
export type OpinionChanges = Partial<Omit<OpinionDraft, 'id' | 'savedAt'>>;
export type HeadChanges = Partial<Pick<SheetDraft, 'submitter' | 'publishability' | 'answers' | 'method'>>;

/** A sheet that is being written, and everything that can be done to it. The functions keep their identity. */
export interface WrittenSheet {
  readonly draft: SheetDraft;
  /** The opinions of the draft, and the empty one that waits for its first word. */
  readonly opinions: readonly OpinionDraft[];
  readonly failure: DeskState<SheetDraft>['failure'];
  readonly saving: boolean;
  readonly desk: SheetDesk;
  /** Changes an opinion; the empty one becomes part of the sheet by it. `typed`: stored after a moment. */
  readonly change: (id: string, changes: OpinionChanges, typed: boolean) => void;
  readonly changeHead: (changes: HeadChanges, typed: boolean) => void;
  /** Begins an empty opinion and returns its id; the one that is empty already, where there is one. */
  readonly begin: () => string;
  readonly move: (id: string, position: number) => void;
  readonly remove: (id: string) => void;
  /** Puts a removed opinion back to its place. */
  readonly putBack: (opinion: OpinionDraft, position: number) => void;
}

const desks: KeptDesks<SheetDesk> = new WeakMap();
const rules = { after: afterSheetCommand, wasStored: sheetCommandWasStored };

function useDesk(key: string, stored: SheetDraft): SheetDesk {
  const { link } = useSession();
  const make = useCallback(
    () => new CommandDesk<SheetDraft, SheetCommand>(link, stored, rules),
    [link, stored],
  );
  const desk = useKeptDesk(desks, key, make);
  useLayoutEffect(() => desk.receive(stored), [desk, stored]);
  return desk;
}

export function emptyOpinion(settings: FormSettings): OpinionDraft {
  return {
    id: newId(),
    kind: settings.kinds[0] ?? 'opinion',
    location: noLocation,
    quote: '',
    text: '',
    reason: '',
    proposal: '',
    annotationId: null,
    savedAt: 0,
  };
}

/**
 * Opens a sheet for writing.
 * @param key what the sheet is known by: the meeting of the owner's own sheet, which has no id before its first word
 * @param stored the sheet as the service tells it
 */
export function useSheetDesk(key: string, stored: SheetDraft, settings: FormSettings): WrittenSheet {
  const desk = useDesk(key, stored);
  const { known: draft, failure, saving } = useSyncExternalStore(desk.subscribe, desk.state);
  const [empty, setEmpty] = useState(() => emptyOpinion(settings));
  // Behind others it waits for 「もう1件書く」.
  const [wanted, setWanted] = useState(false);
  const showsEmpty = wanted || draft.opinions.length === 0;
  const opinions = useMemo(
    () => (showsEmpty ? [...draft.opinions, empty] : draft.opinions),
    [draft.opinions, empty, showsEmpty],
  );
  const acts = useMemo(() => {
    const now = (): SheetDraft => desk.state().known;
    const save = (opinion: OpinionDraft, typed: boolean): void => {
      const { annotationId, savedAt: _, ...words } = opinion;
      const { sheetId, meetingId } = now();
      const command: SheetCommand = {
        call: 'saveOpinionDraft',
        input: { sheetId, meetingId, opinion: words, annotationId },
        at: Date.now(),
      };
      if (typed) {
        desk.type(opinion.id, command);
      } else {
        desk.act(command);
      }
    };
    return {
      change: (id: string, changes: OpinionChanges, typed: boolean) => {
        const known = now().opinions.find((one) => one.id === id);
        if (known === undefined && id === empty.id) {
          setWanted(false);
          setEmpty(emptyOpinion(settings));
          save({ ...empty, ...changes }, typed);
        } else if (known !== undefined) {
          save({ ...known, ...changes }, typed);
        }
      },
      changeHead: (changes: HeadChanges, typed: boolean) => {
        const { sheetId, meetingId, submitter, publishability, answers, method } = now();
        const command: SheetCommand = {
          call: 'saveSheetHead',
          input: { sheetId, meetingId, submitter, publishability, answers, method, ...changes },
          at: Date.now(),
        };
        if (typed) {
          desk.type('head', command);
        } else {
          desk.act(command);
        }
      },
      move: (opinionId: string, position: number) =>
        desk.act({ call: 'moveOpinionDraft', input: { opinionId, position } }),
      remove: (opinionId: string) => {
        desk.act({ call: 'removeOpinionDraft', input: { opinionId } });
      },
      putBack: (opinion: OpinionDraft, position: number) => {
        save(opinion, false);
        desk.act({ call: 'moveOpinionDraft', input: { opinionId: opinion.id, position } });
      },
      begin: () => {
        setWanted(true);
        return empty.id;
      },
    };
  }, [desk, empty, settings]);
  return { draft, opinions, failure, saving, desk, ...acts };
}
