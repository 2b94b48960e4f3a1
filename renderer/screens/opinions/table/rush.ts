/** More rows than turning a wheel passes from one picture to the next. */
const leap = 30;
/** Milliseconds after which a leap is not followed by another one any more. */
export const rushEnds = 80;

/** Tells a jump to another part of the table from rushing through it, as by dragging its bar. */
export class Rush {
  #row = 0;
  #leapAt = Number.NEGATIVE_INFINITY;

  /**
   * Whether this leap follows another one at once. A single one, as by End or a link, is no rush.
   * @param row the first one in view
   * @param now milliseconds of a steady clock
   */
  goesOn(row: number, now: number): boolean {
    const isLeap = Math.abs(row - this.#row) > leap;
    const isRush = isLeap && now - this.#leapAt < rushEnds;
    this.#row = row;
    if (isLeap) {
      this.#leapAt = now;
    }
    return isRush;
  }
}
