import type { TextRun } from './stamp-fonts.ts';

/** A page as seen: points, origin at the lower left, y upwards. */
export interface VisualSize {
  readonly width: number;
  readonly height: number;
}

export interface StampTexts {
  readonly meeting: readonly TextRun[] | null;
  /** Set bold. */
  readonly label: readonly TextRun[] | null;
  readonly versionNote: readonly TextRun[] | null;
  readonly pageNumber: readonly TextRun[];
  readonly through: readonly TextRun[];
}

export interface PlacedText {
  readonly runs: readonly TextRun[];
  readonly size: number;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  /** Horizontal scale; 1 unless the text would not fit. */
  readonly stretch: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StampLayout {
  readonly header: StampGroup;
  readonly footer: StampGroup;
  /** Around the label. */
  readonly frame: Box | null;
  readonly frameLine: number;
  /** True when a stamp lies on text of the page. */
  readonly covers: boolean;
}

export interface StampGroup {
  readonly texts: readonly PlacedText[];
  /** Painted white first, so that the texts are legible on whatever lies below. */
  readonly backings: readonly Box[];
}

const millimetre = 72 / 25.4;
const mm = (value: number) => value * millimetre;

const sizes = { label: 13, note: 9, meeting: 9, page: 10, through: 8.5, smallest: 6.5 };
const labelFrame = { width: mm(21), height: mm(7.4), padding: mm(3), line: 1.125 };
const gap = mm(3);
const backingPadding = 2;
/** Of the size, below the middle of a line: the baseline that centres the glyphs of BIZ UDGothic. */
const baselineDrop = 0.36;

interface Margins {
  readonly left: number;
  readonly right: number;
  /** From the top edge to the frame. */
  readonly top: number;
  /** From the bottom edge to the baseline of the foot. */
  readonly foot: number;
}

function marginsOf(page: VisualSize, origin: 'printed' | 'imported'): Margins {
  if (origin === 'imported') {
    return { left: mm(10), right: mm(10), top: mm(7), foot: mm(7) };
  }
  return page.width > page.height
    ? { left: mm(18), right: mm(18), top: mm(15), foot: mm(11.5) }
    : { left: mm(25), right: mm(20), top: mm(15), foot: mm(13) };
}

/** Small pages get smaller stamps, posters larger ones: they are shown and printed at the size of a sheet. */
export function stampScale(page: VisualSize): number {
  const side = Math.min(page.width, page.height);
  if (side < 420) {
    return Math.max(0.3, side / 420);
  }
  return side > 1200 ? side / 842 : 1;
}

/** The page that is stamped. */
export interface StampGround {
  readonly origin: 'printed' | 'imported';
  /** True when the page shows text of its own within the box. */
  isOccupied(box: Box): boolean;
}

/** Where the stamps of one page stand. `page` is its visible size divided by `stampScale`. */
export function layOutStamps(page: VisualSize, texts: StampTexts, ground: StampGround): StampLayout {
  const { origin } = ground;
  const margins = marginsOf(page, origin);
  const middle = page.height - margins.top - labelFrame.height / 2;
  const right = page.width - margins.right;
  const header: PlacedText[] = [];
  let free = right;
  let frame: Box | null = null;
  if (texts.label) {
    const limit = page.width / 2 - 2 * labelFrame.padding;
    const label = fitText(texts.label, sizes.label, limit);
    const width = Math.max(labelFrame.width, label.width + 2 * labelFrame.padding);
    const bottom = middle - labelFrame.height / 2;
    frame = { x: right - width, y: bottom, width, height: labelFrame.height };
    header.push(place(label, frame.x + (width - label.width) / 2, middle));
    free = frame.x - gap;
  }
  if (texts.versionNote) {
    const note = fitText(texts.versionNote, sizes.note, Math.max(mm(20), free - margins.left - mm(40)));
    header.push(place(note, free - note.width, middle));
    free -= note.width + gap;
  }
  if (texts.meeting) {
    const meeting = fitText(texts.meeting, sizes.meeting, Math.max(mm(15), free - margins.left));
    const placed = place(meeting, margins.left, middle);
    // Of all stamps the name of the meeting is the one that can be done without.
    if (origin === 'printed' || !ground.isOccupied(boxOf(placed))) {
      header.push(placed);
    }
  }
  const through = fitText(texts.through, sizes.through, page.width / 3 - margins.right);
  const number = fitText(texts.pageNumber, sizes.page, page.width / 3);
  const footer = [
    { ...place(number, (margins.left + right - number.width) / 2, 0), y: margins.foot },
    { ...place(through, right - through.width, 0), y: margins.foot },
  ];
  const framed = frame ? [frame] : [];
  const groups = { header: group(header, framed, origin), footer: group(footer, [], origin) };
  const backings = [...groups.header.backings, ...groups.footer.backings];
  return {
    ...groups,
    frame,
    frameLine: labelFrame.line,
    covers: backings.some((box) => ground.isOccupied(box)),
  };
}

interface FittedText {
  readonly runs: readonly TextRun[];
  readonly size: number;
  readonly width: number;
  readonly stretch: number;
}

/** Smaller first, then narrower: a stamp is never cut off. */
function fitText(runs: readonly TextRun[], size: number, limit: number): FittedText {
  const natural = runs.reduce((sum, run) => sum + run.width, 0);
  const fitted = natural * size <= limit ? size : Math.max(sizes.smallest, limit / natural);
  const stretch = Math.min(1, limit / (natural * fitted));
  return { runs, size: fitted, width: natural * fitted * stretch, stretch };
}

function place(text: FittedText, x: number, middle: number): PlacedText {
  return { runs: text.runs, size: text.size, x, y: middle - text.size * baselineDrop, stretch: text.stretch };
}

function group(
  texts: readonly PlacedText[],
  frames: readonly Box[],
  origin: 'printed' | 'imported',
): StampGroup {
  if (origin === 'printed') {
    return { texts, backings: [] };
  }
  const boxes = texts.map(boxOf);
  const backings = [...frames, ...boxes].map((box) => ({
    x: box.x - backingPadding,
    y: box.y - backingPadding,
    width: box.width + 2 * backingPadding,
    height: box.height + 2 * backingPadding,
  }));
  return { texts, backings };
}

/** Around the glyphs of a line. */
function boxOf({ runs, size, x, y, stretch }: PlacedText): Box {
  const width = runs.reduce((sum, run) => sum + run.width, 0) * size * stretch;
  return { x, y: y - size * 0.25, width, height: size * 1.25 };
}
