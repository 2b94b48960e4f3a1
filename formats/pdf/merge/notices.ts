/** What was changed or left out of one file on the way into the packet, for the secretariat to know. */
export type PdfNoticeKind =
  /** The file has no tags; each of its pages was tagged as a whole. */
  | 'untagged'
  /** Its tables were damaged and have been rebuilt. */
  | 'repaired'
  /** It was encrypted; the packet is not. */
  | 'decrypted'
  /** A digital signature, which cannot survive in another file. */
  | 'signatureDropped'
  | 'attachmentsDropped'
  /** Scripts, and links to programs or files of somebody's computer. */
  | 'actionsDropped'
  /** A form that only its maker's program can show (XFA). */
  | 'dynamicFormDropped'
  /** Form fields of the same name as those of another file. */
  | 'fieldsRenamed'
  /** Comments and marks on its pages, which go into the packet. */
  | 'notesIncluded'
  /** Pages of it whose text lies under a stamp. */
  | 'textCovered'
  /** Fonts that it uses without bringing them along; other machines show other letters. */
  | 'fontsMissing';

/** Counts per kind. */
export type NoticeCounts = Map<PdfNoticeKind, number>;

export function addNotice(counts: NoticeCounts, kind: PdfNoticeKind, count = 1): void {
  if (count > 0) {
    counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
}
