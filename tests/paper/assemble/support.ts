import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PacketPart, StampFonts, StampWords } from '../../../paper/assemble/packet.ts';
import { findPrinter } from '../../../paper/printers/find-printer.ts';
import { fontFolder, readBytes } from '../../formats/pdf/support.ts';

const fontFile = (name: string) => path.join(fontFolder, name);
const files = {
  regular: fontFile('biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf'),
  bold: fontFile('biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf'),
  figures: fontFile('biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf'),
  figuresBold: fontFile('biz-udgothic/700Bold/BIZUDGothic_700Bold.ttf'),
};

export function stampFonts(): StampFonts {
  return {
    regular: readBytes(files.regular),
    bold: readBytes(files.bold),
    figures: readBytes(files.figures),
    figuresBold: readBytes(files.figuresBold),
  };
}

export const stampWords: StampWords = {
  through: (page, total) => `通し ${page}／${total}`,
  pagePrefix: (label) => (label === null ? '' : `${label}-`),
  agendaPage: (page) => `- ${page} -`,
  documentLink: '文書内リンク',
  figure: '図',
  imagePage: (title, page) => `${title} ${page}ページ（画像）`,
};

export interface PrintedMaterial {
  readonly id: string;
  readonly body: string;
  readonly landscape?: boolean;
}

/** Prints materials in one pass, each on pages of its own, as the packet is printed. */
export async function printMaterials(materials: readonly PrintedMaterial[]): Promise<Uint8Array> {
  const printer = await findPrinter();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-test-'));
  try {
    const file = path.join(folder, 'paper.html');
    const face = (weight: number, font: string) =>
      `@font-face { font-family: B; font-weight: ${weight}; src: url('${pathToFileURL(font).href}') }`;
    const links = materials.map(({ id }) => `<a href="#material-${id}"></a>`).join('');
    const sections = materials.map(
      ({ id, body, landscape }) =>
        `<section id="material-${id}" class="${landscape ? 'wide' : ''}">${body}</section>`,
    );
    writeFileSync(
      file,
      `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>会議資料</title><style>
       ${face(400, files.regular)} ${face(700, files.bold)}
       @page { size: A4; margin: 29mm 20mm 22mm 25mm } @page wide { size: A4 landscape; margin: 29mm 18mm 19mm }
       body { font: 11pt/1.7 B; margin: 0 } section { break-before: page } .wide { page: wide }
       th, td { border: 1px solid } h1, h2 { break-after: avoid }</style></head>
       <body><nav hidden>${links}</nav>${sections.join('')}</body></html>`,
    );
    const signal = new AbortController().signal;
    return await printer.print(
      { path: file, folders: [fontFolder] },
      { timeoutMilliseconds: 30_000 },
      signal,
    );
  } finally {
    await printer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export function part(id: string, pages: PacketPart['pages'], more: Partial<PacketPart> = {}): PacketPart {
  return {
    id,
    label: null,
    title: id,
    versionNote: null,
    meetingLabel: '令和6年度 第1回 みなと市地域福祉計画策定委員会',
    pageNumberStyle: 'material',
    origin: 'printed',
    pages,
    ...more,
  };
}
