import type { MarkView } from '../model.ts';
import type { ParagraphPlaces } from './under-paragraphs.tsx';

/** Room under the pages of a paper that draws only those near the view. */
export interface NotesUnderPages {
  /** By page; only those near the view. */
  readonly rooms: ReadonlyMap<number, HTMLElement>;
  /** Brings something in these rooms into view. */
  readonly reveal: (element: Element) => void;
  /** Page on which a mark begins; null where it has no place. */
  readonly pageOf: (mark: MarkView) => number | null;
}

/** Each note under its page, in the order of the places on it. Notes of pages that are not drawn wait. */
export function placesUnderPages(
  marks: readonly MarkView[],
  { rooms, pageOf }: NotesUnderPages,
  topOf: ((mark: MarkView) => number | null) | undefined,
): ParagraphPlaces {
  const keys = new Map<number, { readonly key: string; readonly top: number }[]>();
  const left: string[] = [];
  for (const mark of marks) {
    const page = pageOf(mark);
    if (page === null) {
      left.push(mark.id);
    } else {
      keys.set(page, [...(keys.get(page) ?? []), { key: mark.id, top: topOf?.(mark) ?? 0 }]);
    }
  }
  const groups = [...rooms]
    .sort(([a], [b]) => a - b)
    .map(([page, host]) => ({
      host,
      keys: (keys.get(page) ?? []).sort((a, b) => a.top - b.top).map(({ key }) => key),
    }));
  return { groups: groups.filter((group) => group.keys.length > 0), left };
}
