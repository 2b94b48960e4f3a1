import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findPrinter } from '../../../paper/printers/find-printer.ts';
import { root } from '../sources.ts';

export const pageCount = 300;

const sentences = [
  '地域で暮らす一人一人の困りごとは、年を追うごとに重なり合い、一つの窓口では受け止めきれなくなっています。',
  '市では、断らない相談を合言葉に、分野の垣根をこえて受け止める体制を整えてきました。',
  '令和5年度の相談件数は前の年度より8.4%増え、とくに80歳以上の一人暮らしの世帯からの相談が目立ちます。',
  '民生委員・児童委員の皆様には、見守りの訪問を月に2回以上続けていただいております。',
  '一方で、担い手の平均年齢は68歳をこえ、なり手を探すことが各地区の共通の悩みとなっています。',
  '学校、商店、金融機関、交通事業者などとの協定は47件になり、異変に気づく目が増えました。',
  '災害のときに自力で避難することが難しい方の名簿は、本人の同意を得て地区へ渡しています。',
  '次の計画では、参加する人を増やすこと、無理なく続けられることの二つを大切にします。',
];

function sheetOf(page: number): string {
  const text = Array.from(
    { length: 14 },
    (_, index) => sentences[(page * 3 + index) % sentences.length],
  ).join('');
  const rows = Array.from({ length: 8 }, (_, row) => {
    const cells = Array.from(
      { length: 5 },
      (_cell, column) => `<td>${((page + 7) * (row + 3) * (column + 5)) % 9973}</td>`,
    );
    return `<tr><th>${row + 1}　${['北', '南', '東', '西', '中央', '港', '山手', '新町'][row]}地区</th>${cells.join('')}</tr>`;
  }).join('');
  return `<section><h2>${page}　地区ごとの取り組みと件数</h2><p>${text}</p><table>${rows}</table><p>${sentences[page % 8]}</p></section>`;
}

function markup(): string {
  const face = (family: string, file: string): string =>
    `@font-face{font-family:${family};src:url('${pathToFileURL(path.join(root, 'node_modules/@expo-google-fonts', file)).href}')}`;
  const style = `${face('P', 'biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf')}
    @page{size:A4;margin:20mm} body{font:11pt/1.7 P;margin:0} section{break-after:page}
    table{width:100%;border-collapse:collapse} th,td{border:1px solid #000;padding:1mm 2mm;text-align:right} th{text-align:left}`;
  const sheets = Array.from({ length: pageCount }, (_, page) => sheetOf(page + 1)).join('');
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>地区別報告</title><style>${style}</style></head><body>${sheets}</body></html>`;
}

/**
 * A paper of 300 pages as a Chromium prints it, with text in a proportional Japanese font and a table on every page.
 * Kept in the system's temporary folder, so that it is printed once.
 * @returns its path
 */
export async function longPaper(): Promise<string> {
  const html = markup();
  const folder = path.join(os.tmpdir(), 'shingi-bench-pdf');
  const name = `地区別報告-${createHash('sha256').update(html).digest('hex').slice(0, 12)}.pdf`;
  const target = path.join(folder, name);
  if (existsSync(target) && readFileSync(target).subarray(0, 5).toString() === '%PDF-') {
    return target;
  }
  mkdirSync(folder, { recursive: true });
  const source = path.join(folder, 'source.html');
  writeFileSync(source, html);
  const printer = await findPrinter();
  try {
    const bytes = await printer.print(
      { path: source, folders: [folder, path.join(root, 'node_modules/@expo-google-fonts')] },
      { timeoutMilliseconds: 120_000 },
      new AbortController().signal,
    );
    writeFileSync(target, bytes);
  } finally {
    await printer.close();
  }
  return target;
}
