import type { MergedDocument, MergedPage } from '../../formats/pdf/merge/merge.ts';
import { addNotice, type NoticeCounts } from '../../formats/pdf/merge/notices.ts';
import type { Rectangle } from '../../formats/pdf/objects/access.ts';
import { addToPage, ContentFrame } from '../../formats/pdf/objects/page-content.ts';
import { geometryOf } from '../../formats/pdf/objects/pages.ts';
import type { PacketInput, PacketPart, StampWords } from './packet.ts';
import { StampFontSet, type StampLine, type StampWeight } from './stamp-fonts.ts';
import { layOutStamps, stampScale } from './stamp-layout.ts';
import { boxInUserSpace, stampOperators, visualMatrix, visualSize } from './stamp-operators.ts';

interface PlannedPage {
  readonly page: MergedPage;
  readonly part: PacketPart;
  readonly notices: NoticeCounts;
  readonly trusted: boolean;
  readonly lines: Readonly<Record<'pageNumber' | 'through', StampLine>> &
    Readonly<Record<'label' | 'versionNote' | 'meeting', StampLine | null>>;
}

/** Stamps every page and returns the number that the first page of each part carries. */
export async function stampPages(merged: MergedDocument, input: PacketInput): Promise<number[]> {
  const { planned, firstNumbers } = planStamps(merged, input);
  const lines = planned.flatMap((page) => Object.values(page.lines).filter((line) => line !== null));
  const fonts = await StampFontSet.embed(merged.document, input.fonts, lines);
  const frame = new ContentFrame(merged.document.context);
  const set = (line: StampLine | null) => (line === null ? null : fonts.runs(line));
  for (const { page, part, notices, trusted, lines: own } of planned) {
    const geometry = geometryOf(page.dict);
    const size = visualSize(geometry);
    const scale = stampScale(size);
    const texts = {
      label: set(own.label),
      versionNote: set(own.versionNote),
      meeting: set(own.meeting),
      pageNumber: fonts.runs(own.pageNumber),
      through: fonts.runs(own.through),
    };
    const matrix = visualMatrix(geometry, scale);
    const textBoxes = part.origin === 'imported' ? page.textBoxes() : [];
    const layout = layOutStamps({ width: size.width / scale, height: size.height / scale }, texts, {
      origin: part.origin,
      isOccupied: (box) => textBoxes.some((text) => overlap(text, boxInUserSpace(box, matrix))),
    });
    if (layout.covers) {
      addNotice(notices, 'textCovered');
    }
    const operators = stampOperators(layout, matrix);
    addToPage(page.dict, { operators, fonts: fonts.resources, trusted }, frame);
  }
  return firstNumbers;
}

function planStamps(
  merged: MergedDocument,
  input: PacketInput,
): { planned: PlannedPage[]; firstNumbers: number[] } {
  const total = merged.parts.reduce((sum, part) => sum + part.pages.length, 0);
  const planned: PlannedPage[] = [];
  const counted = { agenda: 0, collection: 0 };
  const firstNumbers = input.parts.map((part, index) => {
    const mergedPart = merged.parts[index];
    const pages = mergedPart?.pages ?? [];
    const { pageNumberStyle: style } = part;
    const first = style === 'material' ? 1 : counted[style] + 1;
    if (style !== 'material') {
      counted[style] += pages.length;
    }
    pages.forEach((page, offset) => {
      planned.push({
        page,
        part,
        notices: mergedPart?.notices ?? new Map(),
        // Prints are made by ourselves, and untagged pages are drawn as forms by now.
        trusted: part.origin === 'printed' || mergedPart?.tagged === false,
        lines: {
          label: lineOf(part.label, 'bold'),
          versionNote: lineOf(part.versionNote, 'regular'),
          meeting: lineOf(part.meetingLabel, 'regular'),
          pageNumber: { text: pageNumber(part, first + offset, input.words), weight: 'regular' },
          through: { text: input.words.through(planned.length + 1, total), weight: 'regular' },
        },
      });
    });
    return first;
  });
  return { planned, firstNumbers };
}

function pageNumber(part: PacketPart, page: number, words: StampWords): string {
  return part.pageNumberStyle === 'agenda'
    ? words.agendaPage(page)
    : `${words.pagePrefix(part.label)}${page}`;
}

function lineOf(text: string | null, weight: StampWeight): StampLine | null {
  return text === null || text === '' ? null : { text, weight };
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;
}
