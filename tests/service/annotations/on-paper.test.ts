import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ShownDocument } from '../../../formats/pdf/pdfium/shown-document.ts';
import { hasTool, testPdfium } from '../../formats/pdf/support.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';
import { annotateAll, newNotedFile } from './marked-file.ts';
import { faultsOfMarks, readMarkedFile } from './marks.ts';
import { type Picture, pdfiumPicture, popplerPicture } from './pixels.ts';

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

  it('leave ink at every mark, in every engine, and none elsewhere', async () => {
    await made('packet', 'bare.pdf');
    await made('annotations', 'noted.pdf');
    keep('noted.pdf');
    if (hasTool('qpdf')) {
      execFileSync('qpdf', ['--check', bench.file('noted.pdf')]);
    }
    const file = await readMarkedFile(bench.file('noted.pdf'));
    expect(new Set(file.notes.map(({ kind }) => kind))).toEqual(
      new Set(['highlight', 'underline', 'note', 'ink', 'freeText', 'square']),
    );
    const [bare, noted] = [await pictures('bare.pdf'), await pictures('noted.pdf')];
    for (const [engine, pages] of noted) {
      expect(faultsOfMarks(file, bare.get(engine) ?? [], pages), engine).toEqual([]);
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
    const [bare, wide] = [
      await readMarkedFile(bench.file('bare.pdf')),
      await readMarkedFile(bench.file('margin.pdf')),
    ];
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
    // Who hears the page hears each note behind what it is about, and the marks that have no words.
    const heard = execFileSync('pdfinfo', ['-struct-text', bench.file('margin.pdf')]).toString();
    const noteCount = (heard.match(/^ *Note\b/gmu) ?? []).length;
    expect(noteCount).toBe(8);
    const order = [
      '坂の多い地区では',
      'highlightの言葉。髙橋①Ⅱ',
      'underlineの言葉。髙橋①Ⅱ',
      '配食の支援が足りない',
    ].map((words) => heard.replaceAll(/["\s]/gu, '').indexOf(words));
    expect(
      order.every((place) => place >= 0),
      heard,
    ).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(heard.replaceAll(/["\s]/gu, '')).toContain('questionの言葉。髙橋①Ⅱ');
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
