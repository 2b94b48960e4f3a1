import type { MaterialContent } from '../materials/content.ts';
import type { HandoutRow } from '../meetings/handout-list-content.ts';
import type { MeetingHead } from '../meetings/meeting.ts';

/** A message about the source, keyed for the locale files, with the 1-based line it is about. */
export interface ImportWarning {
  readonly line: number;
  /** Key below `import.warnings` in core/locales. */
  readonly code: string;
  /** Values for the message. */
  readonly values: Readonly<Record<string, string>>;
}

export interface ImportedDocument {
  /** 資料番号 where the handout list gives one, else null. */
  readonly number: string | null;
  /** The title the document itself prints, else the one the handout list gives. */
  readonly title: string;
  /** First and last line in the source, 1-based. */
  readonly lines: readonly [number, number];
  readonly content: MaterialContent;
}

/** What an importer read from one source. Nothing of the source is missing: what no kind claims is a narrative document. */
export interface ImportedPacket {
  /** Null where the source holds no 次第. */
  readonly meeting: MeetingHead | null;
  readonly handouts: readonly HandoutRow[];
  readonly documents: readonly ImportedDocument[];
  readonly warnings: readonly ImportWarning[];
  /** Lines kept as narrative text because no kind claimed them. */
  readonly notUnderstood: readonly { readonly line: number; readonly text: string }[];
}
