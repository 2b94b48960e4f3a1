/**
 * The part of an opinion's text that one item is about. Texts change with a later revision while the cuts stay: a part never
 * reaches beyond the text, and no cut goes through a character, so that the parts together are always the whole text.
 * @param to null: to its end
 * @returns offsets in UTF-16 units
 */
export function partRange(text: string, from: number, to: number | null): [number, number] {
  const end = to === null ? text.length : cutOf(text, to);
  return [Math.min(cutOf(text, from), end), end];
}

/** The text of that part. */
export function partText(text: string, from: number, to: number | null): string {
  return text.slice(...partRange(text, from, to));
}

function cutOf(text: string, index: number): number {
  const at = Math.min(index, text.length);
  // Characters outside the Basic Multilingual Plane (𠮷) are two units.
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff ? at + 1 : at;
}
