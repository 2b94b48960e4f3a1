import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAnnotations } from '../../../formats/pdf/annotations/read-annotations.ts';
import { openSource } from '../../../formats/pdf/merge/source.ts';
import { ShownDocument } from '../../../formats/pdf/pdfium/shown-document.ts';
import { hasTool, testPdfium } from '../../formats/pdf/support.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';
import { annotateAll, newNotedFile } from './marked-file.ts';
import {
  differing,
  inkedColumns,
  type Picture,
  type PictureBox,
  pdfiumPicture,
  pixelsPerPoint,
  popplerPicture,
} from './pixels.ts';

describe('annotations on paper', () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = createBench();
    await newNotedFile(bench, 'a.shingi');
    await annotateAll(bench, 'a.shingi');
  });
  afterEach(() => bench.close());

  const made = async (what: string, out: string, ...options: string[]) => {
    const done = await shingi(bench, ['export', 'a.shingi', what, '--out', out, '--json', ...options]);
    expect(done.status, done.error).toBe(0);
    return done;
  };
  const keep = (name: string): void => {
    const folder = process.env['SHINGI_LOOK'];
    if (folder !== undefined) {
      copyFileSync(bench.file(name), `${folder}/${name}`);
    }
  };

  /** Every page in every engine that is here. */
  const pictures = async (name: string): Promise<Map<string, Picture[]>> => {
    const document = ShownDocument.open(await testPdfium(), readFileSync(bench.file(name)));
    try {
      const pages = document.sheets.map((_, index) => index);
      const shown = new Map([['PDFium', pages.map((index) => pdfiumPicture(document, index))]]);
      if (hasTool('pdftoppm')) {
        shown.set(
          'poppler',
          pages.map((index) => popplerPicture(bench.file(name), index)),
        );
      }
      return shown;
    } finally {
      document.close();
    }
  };

  const contentsOf = async (name: string) => {
    const source = await openSource(await testPdfium(), readFileSync(bench.file(name)));
    try {
      return {
        notes: readAnnotations(source),
        sizes: source.document.getPages().map((page) => page.getSize()),
      };
    } finally {
      source.close();
    }
  };

  it('leave ink at every mark, in every engine, and none elsewhere', async () => {
    await made('packet', 'bare.pdf');
    await made('annotations', 'noted.pdf');
    keep('noted.pdf');
    if (hasTool('qpdf')) {
      execFileSync('qpdf', ['--check', bench.file('noted.pdf')]);
    }
    const { notes, sizes } = await contentsOf('noted.pdf');
    expect(new Set(notes.map(({ kind }) => kind))).toEqual(
      new Set(['highlight', 'underline', 'note', 'ink', 'freeText', 'square']),
    );
    const boxOf = ({ pageIndex, rectangle }: (typeof notes)[number]): PictureBox => {
      const height = sizes[pageIndex]?.height ?? 0;
      return {
        left: rectangle.left * pixelsPerPoint,
        right: rectangle.right * pixelsPerPoint,
        top: (height - rectangle.top) * pixelsPerPoint,
        bottom: (height - rectangle.bottom) * pixelsPerPoint,
      };
    };
    const [bare, noted] = [await pictures('bare.pdf'), await pictures('noted.pdf')];
    for (const [engine, pages] of noted) {
      const before = bare.get(engine) ?? [];
      for (const note of notes) {
        const [page, old] = [pages[note.pageIndex], before[note.pageIndex]];
        if (page === undefined || old === undefined) {
          throw new Error(`no page ${note.pageIndex}`);
        }
        const box = boxOf(note);
        const what = `${note.kind} in ${engine}`;
        expect(differing(page, old, box), what).toBeGreaterThan(20);
        if (note.kind === 'freeText') {
          // 「textBoxの言葉。髙橋①Ⅱ」 at 10 points: full-width glyphs side by side, none of them blank.
          const inside = { ...box, left: box.left + 4, right: box.right - 4, top: box.top + 4 };
          expect(inkedColumns(page, inside), what).toBeGreaterThan(100);
          for (const character of [0, 1, 2, 3, 4, 5, 6]) {
            // From the 「の」 on every character is about as wide as the letters are high.
            const start = inside.left + 42 * pixelsPerPoint + character * 10 * pixelsPerPoint;
            const glyph = { ...inside, left: start, right: start + 10 * pixelsPerPoint };
            expect(inkedColumns(page, glyph), `character ${character} of ${what}`).toBeGreaterThan(1);
          }
        }
      }
      pages.forEach((page, index) => {
        const old = before[index];
        const whole = { left: 0, top: 0, right: page.width, bottom: page.height };
        const inNotes = notes
          .filter(({ pageIndex }) => pageIndex === index)
          .reduce((sum, note) => sum + differing(page, old ?? page, grown(boxOf(note))), 0);
        // Marks overlap, so what is counted at the marks is at least everything.
        expect(differing(page, old ?? page, whole), `page ${index + 1} in ${engine}`).toBeLessThanOrEqual(
          inNotes,
        );
      });
    }
  });

  it('are printed beside the paper, each under the sign that stands at its mark', async () => {
    await made('packet', 'bare.pdf');
    await made('annotations', 'margin.pdf', '--form', 'margin');
    keep('margin.pdf');
    if (!hasTool('qpdf') || !hasTool('pdftotext')) {
      return;
    }
    execFileSync('qpdf', ['--check', bench.file('margin.pdf')]);
    const [bare, wide] = [await contentsOf('bare.pdf'), await contentsOf('margin.pdf')];
    // The front page has no notes and keeps its size; the papers with notes have grown to the right only.
    expect(wide.sizes.map(({ width }, index) => Math.round(width - (bare.sizes[index]?.width ?? 0)))).toEqual(
      [0, 206, 206],
    );
    expect(wide.notes).toEqual([]);
    const inMargin = (page: number) =>
      execFileSync('pdftotext', [
        '-f',
        String(page),
        '-l',
        String(page),
        '-x',
        '596',
        '-y',
        '0',
        '-W',
        '210',
        '-H',
        '842',
        '-layout',
        bench.file('margin.pdf'),
        '-',
      ])
        .toString()
        .replaceAll(/\s/gu, ''); // prettier-ignore
    expect(inMargin(2)).toContain('？1疑問・質問');
    expect(inMargin(2)).toContain('questionの言葉。髙橋①Ⅱ');
    expect(inMargin(3)).toContain('stickyNoteの言葉。髙橋①Ⅱ');
    // Words set on the page itself are not said twice.
    expect(inMargin(3)).not.toContain('textBoxの言葉');
  });

  it('are listed on paper and in tables, private ones only by explicit choice', async () => {
    await shingi(bench, [
      'annotate',
      'a.shingi',
      '--material',
      '動向',
      '--quote',
      '18.0%',
      '--body',
      'ここだけの話',
    ]); // prettier-ignore
    await made('annotations', 'list.pdf', '--form', 'list');
    keep('list.pdf');
    const shared = (await made('annotations', 'list.csv')).json<{ annotations: number }>();
    const all = (await made('annotations', 'all.csv', '--include-private')).json<{ annotations: number }>();
    await made('annotations', 'list.xlsx');
    expect([shared.annotations, all.annotations]).toEqual([8, 9]);
    const text = readFileSync(bench.file('list.csv'), 'utf8');
    expect(text).toContain('highlightの言葉。髙橋①Ⅱ');
    expect(text).not.toContain('ここだけの話');
    const everything = readFileSync(bench.file('all.csv'), 'utf8');
    expect(everything).toContain('ここだけの話');
    expect(everything).toContain('自分だけのメモ1件が入っています。');
    // In the order of the papers and the places in them, not in that of making.
    expect(text.indexOf('questionの言葉')).toBeLessThan(text.indexOf('highlightの言葉'));
    const margin = await made('annotations', 'private.pdf', '--form', 'margin', '--include-private');
    expect(margin.json()).toMatchObject({ annotations: 9 });
    const refused = await shingi(bench, [
      'export',
      'a.shingi',
      'annotations',
      '--out',
      'x.csv',
      '--form',
      'margin',
    ]); // prettier-ignore
    expect(refused.status).toBe(2);
  });
});

function grown({ left, top, right, bottom }: PictureBox): PictureBox {
  return { left: left - 3, top: top - 3, right: right + 3, bottom: bottom + 3 };
}
