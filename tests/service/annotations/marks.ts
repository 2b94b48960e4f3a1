import { readFileSync } from 'node:fs';
import { readAnnotations } from '../../../formats/pdf/annotations/read-annotations.ts';
import { openSource } from '../../../formats/pdf/merge/source.ts';
import { testPdfium } from '../../formats/pdf/support.ts';
import { differing, inkedColumns, type Picture, type PictureBox, pixelsPerPoint } from './pixels.ts';

type Notes = ReturnType<typeof readAnnotations>;

export interface MarkedFile {
  readonly notes: Notes;
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
}

/** The annotations of a PDF and the sizes of its pages. */
export async function readMarkedFile(file: string): Promise<MarkedFile> {
  const source = await openSource(await testPdfium(), readFileSync(file));
  try {
    return {
      notes: readAnnotations(source),
      sizes: source.document.getPages().map((page) => page.getSize()),
    };
  } finally {
    source.close();
  }
}

/** Where an annotation lies on the picture of its page. */
export function pictureBoxOf({ sizes }: MarkedFile, { pageIndex, rectangle }: Notes[number]): PictureBox {
  const height = sizes[pageIndex]?.height ?? 0;
  return {
    left: rectangle.left * pixelsPerPoint,
    right: rectangle.right * pixelsPerPoint,
    top: (height - rectangle.top) * pixelsPerPoint,
    bottom: (height - rectangle.bottom) * pixelsPerPoint,
  };
}

/**
 * What is wrong with the marks of `marked-file.ts` as one program shows them, beside the same pages without: a mark without
 * ink, a letter of a text box that is blank, ink where no mark is. Empty is good.
 */
export function faultsOfMarks(
  file: MarkedFile,
  bare: readonly Picture[],
  noted: readonly Picture[],
): string[] {
  const faults: string[] = [];
  for (const note of file.notes) {
    const [page, old] = [noted[note.pageIndex], bare[note.pageIndex]];
    if (page === undefined || old === undefined) {
      faults.push(`no page ${note.pageIndex}`);
      continue;
    }
    const box = pictureBoxOf(file, note);
    const ink = differing(page, old, box);
    if (ink <= 20) {
      faults.push(`${note.kind}: ${ink} pixels`);
    }
    if (note.kind === 'freeText') {
      // 「textBoxの言葉。髙橋①Ⅱ」 at 10 points: full-width glyphs side by side, none of them blank.
      const inside = { ...box, left: box.left + 4, right: box.right - 4, top: box.top + 4 };
      const columns = inkedColumns(page, inside);
      if (columns <= 100) {
        faults.push(`${note.kind}: ${columns} columns`);
      }
      for (const character of [0, 1, 2, 3, 4, 5, 6]) {
        // From the 「の」 on every character is about as wide as the letters are high.
        const start = inside.left + 42 * pixelsPerPoint + character * 10 * pixelsPerPoint;
        const glyph = { ...inside, left: start, right: start + 10 * pixelsPerPoint };
        if (inkedColumns(page, glyph) <= 1) {
          faults.push(`${note.kind}: character ${character} is blank`);
        }
      }
    }
  }
  noted.forEach((page, index) => {
    const old = bare[index] ?? page;
    const whole = { left: 0, top: 0, right: page.width, bottom: page.height };
    const inNotes = file.notes
      .filter(({ pageIndex }) => pageIndex === index)
      .reduce((sum, note) => sum + differing(page, old, grown(pictureBoxOf(file, note))), 0);
    // Marks overlap, so what is counted at the marks is at least everything.
    const everywhere = differing(page, old, whole);
    if (everywhere > inNotes) {
      faults.push(`page ${index + 1}: ${everywhere} pixels, ${inNotes} of them at marks`);
    }
  });
  return faults;
}

function grown({ left, top, right, bottom }: PictureBox): PictureBox {
  return { left: left - 3, top: top - 3, right: right + 3, bottom: bottom + 3 };
}
