import { copyAssets } from '../../../build/assets.ts';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import type { MaterialContent } from '../../../core/domain/materials/content.ts';
import { createTranslate } from '../../../core/locales/translator.ts';
import { needsLandscape } from '../../../paper/documents/index.ts';
import type { PrintJob, PrintMaterial } from '../../../paper/html.ts';

export const t = createTranslate('ja');

/** Copies the fonts as a build does, into `<folder>/fonts`. */
export async function copyFonts(folder: string): Promise<string> {
  await copyAssets(folder);
  return `${folder}/fonts/`;
}

export function printMaterial(content: MaterialContent, id: string): PrintMaterial {
  const blocks = toBlocks(content);
  return {
    id,
    kind: content.kind,
    title: 'みはらし野市の資料',
    numberLabel: `資料${id}`,
    versionLabel: null,
    meetingLabel: '令和5年度第1回',
    blocks,
    landscape: needsLandscape(content.kind, blocks),
  };
}

export function printJob(contents: readonly MaterialContent[], more: Partial<PrintJob> = {}): PrintJob {
  return {
    title: '令和5年度第1回 会議資料',
    language: 'ja',
    materials: contents.map((content, index) => printMaterial(content, String(index + 1))),
    fontsBase: 'fonts/',
    t,
    ...more,
  };
}
