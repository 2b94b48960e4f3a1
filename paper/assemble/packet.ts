import type { PdfNoticeKind } from '../../formats/pdf/merge/notices.ts';

/** Pages [from, to) of a PDF, zero-based. */
export interface PartPages {
  /** Parts that are cut out of one print share this very object; the file is then read once. */
  readonly pdf: Uint8Array;
  readonly from: number;
  /** Null: to the end. */
  readonly to: number | null;
  readonly password?: string;
}

export interface PacketPart {
  readonly id: string;
  /** "資料4", set in the box; null for parts without a number. */
  readonly label: string | null;
  readonly title: string;
  /** Kind and date of the version ("差替" and "令和5年6月27日"), beside the box. */
  readonly versionNote: string | null;
  /** Name of the meeting, at the top left. */
  readonly meetingLabel: string | null;
  /** What the bookmark says; label and title where it is not given. */
  readonly bookmark?: string | undefined;
  /** `material` counts within the part; `agenda` and `collection` through all parts of that style, the latter with their label. */
  readonly pageNumberStyle: 'material' | 'agenda' | 'collection';
  /** `printed` pages keep room for the stamps; on `imported` ones they stand at the edge, on white. */
  readonly origin: 'printed' | 'imported';
  readonly pages: PartPages;
}

/** TrueType files. */
export interface StampFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  /** For figures and the percent sign, which all have one width here. */
  readonly figures: Uint8Array;
  readonly figuresBold: Uint8Array;
  /** For characters that none of the above has, in order. */
  readonly fallbacks?: readonly Uint8Array[];
}

/** Words that are printed or read aloud, in the language of the packet. Pages count from 1. */
export interface StampWords {
  /** "通し 15／38" */
  through(page: number, total: number): string;
  /** What stands before the number of a page of a material: "資料4-". */
  pagePrefix(label: string | null): string;
  /** "- 1 -" */
  agendaPage(page: number): string;
  /** A link within the packet that holds no text. */
  readonly documentLink: string;
  /** A figure without alternative text. */
  readonly figure: string;
  /** A page of a file that holds no text. */
  imagePage(title: string, page: number): string;
}

export interface PacketInput {
  readonly title: string;
  /** BCP 47, for example "ja". */
  readonly language: string;
  readonly parts: readonly PacketPart[];
  readonly fonts: StampFonts;
  readonly words: StampWords;
}

export interface OutlineEntry {
  readonly title: string;
  /** Zero-based page of the packet. */
  readonly page: number;
  readonly children: readonly OutlineEntry[];
}

/** Something about one part that was changed or left out on the way. */
export interface PartNotice {
  readonly partId: string;
  readonly kind: PdfNoticeKind;
  readonly count: number;
}

export interface AssembledPacket {
  readonly bytes: Uint8Array;
  readonly pageCount: number;
  readonly outline: readonly OutlineEntry[];
  /** Pages [from, to) of the packet that each part became. */
  readonly parts: readonly { readonly id: string; readonly from: number; readonly to: number }[];
  readonly notices: readonly PartNotice[];
}
