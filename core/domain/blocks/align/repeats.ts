/** Length of the pieces that are counted, in UTF-16 units. */
const length = 8;

/** Counts, to a fair guess that is never too low, how often stretches occur in a text. */
export class Repeats {
  readonly #text: string;
  readonly #counts: Uint8Array;
  readonly #mask: number;

  constructor(text: string) {
    let size = 1024;
    while (size < text.length * 4) size *= 2;
    this.#text = text;
    this.#counts = new Uint8Array(size);
    this.#mask = size - 1;
    for (let at = 0; at + length <= text.length; at += 1) {
      const slot = this.#slot(at);
      if ((this.#counts[slot] ?? 0) < 255) this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    }
  }

  /** Whether the stretch [from, to) surely occurs nowhere else; false for stretches too short to tell. */
  isOnly(from: number, to: number): boolean {
    for (let at = from; at + length <= to; at += 1) if (this.#counts[this.#slot(at)] === 1) return true;
    return false;
  }

  #slot(at: number): number {
    let hash = 0;
    for (let step = 0; step < length; step += 1)
      hash = Math.imul(hash ^ this.#text.charCodeAt(at + step), 0x9e3779b1) + step;
    return (hash ^ (hash >>> 15)) & this.#mask;
  }
}
