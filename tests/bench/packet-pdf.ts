/** Printing a meeting's packet, in pages per second, against LibreOffice and Typst on the same content. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pageCount } from '../../formats/pdf/index.ts';
import { pdfiumFrom } from '../../service/jobs/tasks/assets.ts';
import { type Candidate, type Measured, measure } from './measure.ts';
import { materialsToPrint, type PrintMaterial } from './packet-pdf/content.ts';
import { docxBytes } from './packet-pdf/docx.ts';
import { findLibreOffice, type LibreOffice } from './packet-pdf/libreoffice.ts';
import { doOrder, makeOnce } from './packet-pdf/once.ts';
import { type Shingi, startShingi } from './packet-pdf/shingi.ts';
import { findTypst, type Typst, typstSource } from './packet-pdf/typst.ts';
import { pageRows, type Report } from './report.ts';
import { send } from './run-one.ts';
import { packetSources, root } from './sources.ts';

const title = '計測用の会議資料';
/** What each engine made of the packets, to look at. */
const pdfs = path.join(root, 'out', 'bench', 'pdf');
const baselines = ['Typst', 'LibreOffice'];
/** Documents that LibreOffice converts in one run, so that its start can be told apart from its work. */
const officeCopies = 3;
const officeStart = 'start of LibreOffice';

interface Tools {
  readonly assetsFolder: string;
  readonly folder: string;
  readonly shingi: Shingi;
  readonly typst: Typst | string;
  readonly office: LibreOffice | string;
  readonly pagesOf: (pdf: Uint8Array) => number;
}

interface Maker extends Omit<Candidate, 'run'> {
  readonly make: () => Promise<Uint8Array> | Uint8Array;
}

/** Every program is running and has printed before. */
async function runningMakers(materials: PrintMaterial[], tools: Tools): Promise<Maker[]> {
  const { shingi, typst, office } = tools;
  const composed = await shingi.print(title, materials);
  const empty = docxBytes(title, []);
  return [
    { name: 'Shingi, finished packet', make: () => shingi.export(title, materials) },
    {
      name: 'Shingi, printing alone',
      make: async () => (await shingi.print(title, materials)).prints[0]?.pdf ?? new Uint8Array(),
    },
    { name: 'Shingi, assembly alone', make: () => shingi.assemble(title, materials, composed) },
    ...(typeof typst === 'string'
      ? []
      : [{ name: 'Typst', make: () => typst.pdf(typstSource(title, materials)) }]),
    ...(typeof office === 'string'
      ? []
      : [
          {
            name: 'LibreOffice',
            make: () => firstOf(office.pdfs(Array(officeCopies).fill(docxBytes(title, materials)))),
          },
          { name: officeStart, make: () => firstOf(office.pdfs([empty])) },
        ]),
  ];
}

/** Every program is started for the packet and ends with it. */
function startedMakers(materials: PrintMaterial[], { assetsFolder, folder, typst, office }: Tools): Maker[] {
  const order = { title, assetsFolder, materials };
  return [
    { name: 'Shingi, finished packet', make: () => makeOnce({ ...order, engine: 'shingi' }, folder) },
    ...(typeof typst === 'string'
      ? []
      : [{ name: 'Typst', make: () => makeOnce({ ...order, engine: 'typst' }, folder) }]),
    ...(typeof office === 'string'
      ? []
      : [{ name: 'LibreOffice', make: () => firstOf(office.pdfs([docxBytes(title, materials)])) }]),
  ];
}

function firstOf([first]: readonly Uint8Array[]): Uint8Array {
  if (first === undefined) throw new Error('no PDF');
  return first;
}

async function compare(
  name: string,
  makers: readonly Maker[],
  tools: Tools,
  rounds: number,
): Promise<Report> {
  const pages = new Map<string, number>();
  for (const { name: maker, make } of makers) {
    const pdf = await make();
    pages.set(maker, tools.pagesOf(pdf));
    writeFileSync(path.join(pdfs, `${name} ${maker}.pdf`.replace(/[^\w.-]+/gu, '-')), pdf);
  }
  const finished = pages.get('Shingi, finished packet') ?? 0;
  // A print is in several files.
  if (pages.has('Shingi, printing alone')) pages.set('Shingi, printing alone', finished);
  const measured = withoutStart(
    await measure(
      makers.map(({ name: maker, make }) => ({ name: maker, run: make })),
      { warmUp: 2, rounds },
    ),
  );
  return {
    title: `Packet PDF: ${name}`,
    ratios: baselines.map((baseline) => `× ${baseline}`),
    rows: pageRows(
      measured.map((entry) => ({ ...entry, pages: pages.get(entry.name) ?? 0 })),
      baselines,
    ),
    notes: [],
  };
}

/** LibreOffice cannot be asked to wait for work: what its start takes is measured beside and taken off. */
function withoutStart(measured: readonly Measured[]): Measured[] {
  const starts = measured.find(({ name }) => name === officeStart)?.samples;
  return measured
    .filter(({ name }) => name !== officeStart)
    .map((entry) =>
      entry.name === 'LibreOffice' && starts
        ? {
            ...entry,
            samples: entry.samples.map((sample, round) => (sample - (starts[round] ?? 0)) / officeCopies),
          }
        : entry,
    );
}

async function run(): Promise<Report[]> {
  const assetsFolder = process.env['SHINGI_BENCH_ASSETS'];
  if (assetsFolder === undefined) throw new Error('no fonts: start benches with `npm run bench`');
  mkdirSync(pdfs, { recursive: true });
  const fonts = path.join(assetsFolder, 'fonts');
  const pdfium = await pdfiumFrom(assetsFolder);
  const office = findLibreOffice(fonts);
  const shingi = await startShingi(assetsFolder);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-bench-once-'));
  const tools: Tools = {
    assetsFolder,
    folder,
    shingi,
    typst: findTypst(fonts),
    office,
    pagesOf: (pdf) => pageCount(pdfium, pdf),
  };
  try {
    const { sources, notes } = packetSources();
    const once = materialsToPrint(sources, 1, false);
    const perCopy = tools.pagesOf(await shingi.export(title, once));
    const copies = Math.max(2, Math.ceil(150 / perCopy));
    const several = materialsToPrint(sources, copies, false);
    const running = await compare('the packets once', await runningMakers(once, tools), tools, 7);
    const many = await compare(`the packets ${copies} times`, await runningMakers(several, tools), tools, 5);
    const started = await compare(
      'the packets once, programs started for it',
      startedMakers(once, tools),
      tools,
      5,
    );
    const figures = await compare(
      'the packets once, with charts',
      await runningMakers(materialsToPrint(sources, 1, true), { ...tools, typst: '', office: '' }),
      tools,
      5,
    );
    const absent = [tools.typst, tools.office].filter((tool) => typeof tool === 'string');
    const { name, version } = shingi.engine;
    return [
      {
        ...running,
        notes: [
          `packets: ${sources.map((source) => source.name).join(', ')}; charts are left out where engines are compared`,
          `Shingi exports as the application does, with ${name} ${version} and its threads kept running: checked for characters without a font, printed, compared with the model, tagged, stamped, numbered, outlined, written to the disk`,
          'Typst compiles and writes tagged PDF; it is warm, but all that it remembers of earlier results is evicted before each run',
          `${typeof office === 'string' ? 'LibreOffice' : office.version} converts ${officeCopies} times the same .docx in one run; its start, measured with an empty document in the same round, is taken off`,
          'engines set the same text on different numbers of pages; the note of each row says how many',
          ...absent.map((reason) => `not measured: ${reason}`),
          ...notes,
        ],
      },
      many,
      {
        ...started,
        notes: [
          'from the start of the process to its end: Node for Shingi and Typst, soffice for LibreOffice',
        ],
      },
      { ...figures, ratios: [], rows: figures.rows.map((row) => ({ ...row, ratios: [] })) },
    ];
  } finally {
    if (typeof office !== 'string') office.close();
    await shingi.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!(await doOrder())) await send(run);
