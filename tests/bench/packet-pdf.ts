/** Printing a meeting's packet, in pages per second, against LibreOffice and Typst on the same content. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Printer } from '../../core/contract/printer.ts';
import { pageCount } from '../../formats/pdf/index.ts';
import { findPrinter } from '../../paper/printers/find-printer.ts';
import { assembleJob } from '../../service/jobs/tasks/assemble-packet.ts';
import { pdfiumFrom } from '../../service/jobs/tasks/assets.ts';
import { composePacket } from '../../service/jobs/tasks/compose-packet.ts';
import { type Candidate, measure } from './measure.ts';
import { materialsToPrint, type PrintMaterial } from './packet-pdf/content.ts';
import { docxBytes } from './packet-pdf/docx.ts';
import { findLibreOffice, type LibreOffice } from './packet-pdf/libreoffice.ts';
import { findTypst, type Typst, typstSource } from './packet-pdf/typst.ts';
import { pageRows, type Report } from './report.ts';
import { send } from './run-one.ts';
import { packetSources, root } from './sources.ts';

const title = '計測用の会議資料';
/** What each engine made of the packets, to look at. */
const pdfs = path.join(root, 'out', 'bench', 'pdf');

interface Tools {
  readonly assetsFolder: string;
  readonly printer: Printer;
  readonly typst: Typst | string;
  readonly office: LibreOffice | string;
  readonly pagesOf: (pdf: Uint8Array) => number;
}

async function printOnly(materials: PrintMaterial[], tools: Tools) {
  const { assetsFolder, printer } = tools;
  const composed = await composePacket({ title, locale: 'ja', assetsFolder, materials });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-bench-print-'));
  try {
    const file = path.join(folder, 'packet.html');
    writeFileSync(file, composed.html);
    const pdf = await printer.print(
      { path: file, folders: [assetsFolder] },
      {},
      new AbortController().signal,
    );
    return { pdf, expected: composed.expected };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Print = Awaited<ReturnType<typeof printOnly>>;

/** Compares with the model, merges, stamps, numbers and outlines, as an export does. */
async function assemble(
  materials: readonly PrintMaterial[],
  print: Print,
  tools: Tools,
): Promise<Uint8Array> {
  const { bytes } = await assembleJob(
    {
      title,
      locale: 'ja',
      assetsFolder: tools.assetsFolder,
      prints: [print],
      parts: materials.map((material) => ({
        id: material.id,
        label: material.numberLabel,
        title: material.title,
        versionNote: material.versionLabel,
        meetingLabel: material.meetingLabel,
        pageNumberStyle: material.numberLabel === null ? ('agenda' as const) : ('material' as const),
        file: null,
      })),
    },
    () => undefined,
  );
  return bytes;
}

interface Maker extends Omit<Candidate, 'run'> {
  readonly make: () => Promise<Uint8Array> | Uint8Array;
}

async function compare(
  name: string,
  materials: PrintMaterial[],
  tools: Tools,
  rounds: number,
): Promise<Report> {
  const print = await printOnly(materials, tools);
  const makers: Maker[] = [
    {
      name: 'Shingi, finished packet',
      make: async () => assemble(materials, await printOnly(materials, tools), tools),
    },
    { name: 'Shingi, printing alone', make: async () => (await printOnly(materials, tools)).pdf },
    { name: 'Shingi, assembly alone', make: () => assemble(materials, print, tools) },
  ];
  const { typst, office } = tools;
  if (typeof typst !== 'string') {
    makers.push({ name: 'Typst', make: () => typst.pdf(typstSource(title, materials)) });
  }
  if (typeof office !== 'string') {
    makers.push({ name: 'LibreOffice', make: () => office.pdf(docxBytes(title, materials)) });
  }
  const pages = new Map<string, number>();
  for (const { name: maker, make } of makers) {
    const pdf = await make();
    pages.set(maker, tools.pagesOf(pdf));
    writeFileSync(path.join(pdfs, `${name} ${maker}.pdf`.replace(/[^\w.-]+/gu, '-')), pdf);
  }
  const measured = await measure(
    makers.map(({ name: maker, make }) => ({ name: maker, run: make })),
    { warmUp: 1, rounds },
  );
  const counted = measured.map((entry) => ({ ...entry, pages: pages.get(entry.name) ?? 0 }));
  return {
    title: `Packet PDF: ${name}`,
    ratios: ['× Typst', '× LibreOffice'],
    rows: pageRows(counted, ['Typst', 'LibreOffice']),
    notes: [],
  };
}

async function run(): Promise<Report[]> {
  const assetsFolder = process.env['SHINGI_BENCH_ASSETS'];
  if (assetsFolder === undefined) throw new Error('no fonts: start benches with `npm run bench`');
  mkdirSync(pdfs, { recursive: true });
  const fonts = path.join(assetsFolder, 'fonts');
  const pdfium = await pdfiumFrom(assetsFolder);
  const office = findLibreOffice(fonts);
  const printer = await findPrinter();
  const tools: Tools = {
    assetsFolder,
    printer,
    typst: findTypst(fonts),
    office,
    pagesOf: (pdf) => pageCount(pdfium, pdf),
  };
  try {
    const { sources, notes } = packetSources();
    const withoutFigures = materialsToPrint(sources, 1, false);
    const perCopy = tools.pagesOf((await printOnly(withoutFigures, tools)).pdf);
    const copies = Math.max(2, Math.ceil(150 / perCopy));
    const one = await compare('the packets once', withoutFigures, tools, 7);
    const many = await compare(
      `the packets ${copies} times`,
      materialsToPrint(sources, copies, false),
      tools,
      3,
    );
    const figures = materialsToPrint(sources, 1, true);
    const whole = await compare(
      'the packets once, with charts',
      figures,
      { ...tools, typst: '', office: '' },
      5,
    );
    const absent = [tools.typst, tools.office].filter((tool) => typeof tool === 'string');
    return [
      {
        ...one,
        notes: [
          `packets: ${sources.map(({ name }) => name).join(', ')}; charts are left out where engines are compared`,
          `Shingi prints with ${printer.engine.name} ${printer.engine.version}, kept running as in the application; its finished packet is tagged, compared with the model, stamped, numbered and outlined`,
          `Typst is warm and forgets earlier results; ${typeof office === 'string' ? 'LibreOffice' : office.version} is started for each file, as it is in use`,
          'engines set the same text on different numbers of pages; the note of each row says how many',
          ...absent.map((reason) => `not measured: ${reason}`),
          ...notes,
        ],
      },
      many,
      { ...whole, ratios: [], rows: whole.rows.map((row) => ({ ...row, ratios: [] })) },
    ];
  } finally {
    if (typeof office !== 'string') office.close();
    await printer.close();
  }
}

await send(run);
