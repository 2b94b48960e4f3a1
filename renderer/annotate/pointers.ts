/** Which touches of the paper mean drawing. */

/** A touch broader than this is a palm, in CSS pixels. */
const palmWidth = 40;

export type PointerMeaning = 'draw' | 'erase' | 'scroll' | 'ignore';

/**
 * Once a pen has been seen, fingers scroll and palms do nothing. Without a pen one finger draws. The end of a pen that
 * erases, and its side button, erase.
 */
export class Pointers {
  private penSeen = false;

  meaningOf(
    event: Pick<PointerEvent, 'pointerType' | 'button' | 'buttons' | 'width' | 'height' | 'isPrimary'>,
  ): PointerMeaning {
    if (event.pointerType === 'pen') {
      this.penSeen = true;
      // 5 and 32: the eraser end, as the Pointer Events standard numbers it.
      return event.button === 5 || (event.buttons & 32) !== 0 ? 'erase' : 'draw';
    }
    if (event.pointerType === 'touch') {
      if (Math.max(event.width, event.height) > palmWidth) {
        return 'ignore';
      }
      return this.penSeen || !event.isPrimary ? 'scroll' : 'draw';
    }
    return event.button === 0 ? 'draw' : 'ignore';
  }
}
