import type { ErrorCode } from '../../../core/contract/errors.ts';
import type { OpinionDraft, SheetDraft } from '../../../core/contract/opinion-sheet-schemas.ts';
import type { ServiceInput } from '../../platform/service-link.ts';

/** Something done to a sheet, before and after the service has stored it. `at`: Unix time in milliseconds. */
export type SheetCommand =
  | {
      readonly call: 'saveOpinionDraft';
      readonly input: ServiceInput<'saveOpinionDraft'>;
      readonly at: number;
    }
  | { readonly call: 'saveSheetHead'; readonly input: ServiceInput<'saveSheetHead'>; readonly at: number }
  | { readonly call: 'moveOpinionDraft'; readonly input: ServiceInput<'moveOpinionDraft'> }
  | { readonly call: 'removeOpinionDraft'; readonly input: ServiceInput<'removeOpinionDraft'> };

function moved(opinions: readonly OpinionDraft[], id: string, position: number): OpinionDraft[] {
  const opinion = opinions.find((one) => one.id === id);
  const others = opinions.filter((one) => one.id !== id);
  return opinion === undefined ? others : [...others.slice(0, position), opinion, ...others.slice(position)];
}

/** The sheet as it will be when the service has stored the command. */
export function afterSheetCommand(draft: SheetDraft, command: SheetCommand): SheetDraft {
  switch (command.call) {
    case 'saveOpinionDraft': {
      const { at, input } = command;
      const opinion = { ...input.opinion, annotationId: input.annotationId, savedAt: at };
      const isKnown = draft.opinions.some(({ id }) => id === opinion.id);
      return {
        ...draft,
        opinions: isKnown
          ? draft.opinions.map((one) => (one.id === opinion.id ? opinion : one))
          : [...draft.opinions, opinion],
      };
    }
    case 'saveSheetHead': {
      const { submitter, publishability, answers, method } = command.input;
      return { ...draft, submitter, publishability, answers, method, savedAt: command.at };
    }
    case 'moveOpinionDraft':
      return {
        ...draft,
        opinions: moved(draft.opinions, command.input.opinionId, command.input.position),
      };
    case 'removeOpinionDraft':
      return { ...draft, opinions: draft.opinions.filter(({ id }) => id !== command.input.opinionId) };
  }
}

/** Sent again, a removal finds nothing to remove. */
export function sheetCommandWasStored({ call }: SheetCommand, code: ErrorCode): boolean {
  return call === 'removeOpinionDraft' && code === 'not-found';
}

/** When the sheet was last written to, in Unix milliseconds; null before the first word. */
export function lastSavedAt(draft: SheetDraft): number | null {
  return draft.opinions.length === 0
    ? null
    : Math.max(draft.savedAt, ...draft.opinions.map(({ savedAt }) => savedAt));
}
