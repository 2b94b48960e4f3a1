import type { ExportReport } from '../../../core/contract/schemas.ts';
import type { ServiceEnvironment } from '../../environment.ts';
import { type ExportProgress, exportPacket } from '../export-packet.ts';
import { mapTexts, type OpinionPaper, type PaperPart, textsOf } from './paper.ts';
import { paperContents } from './paper-blocks.ts';

const glyphTimeout = 60_000;
/** 〓 (geta) stands in Japanese print where a type is missing. */
const geta = '\u3013';
/** Control characters are no letters; tabs and ends of lines are white space. */
const controls = /[^\P{Cc}\t\n\r]/gu;

export interface PaperRequest {
  readonly path: string;
  /** Title of the PDF. */
  readonly title: string;
  /** Top left of each page. */
  readonly meetingLabel: string;
  /** Boxed at the top right; null for none. */
  readonly numberLabel: string | null;
  readonly environment: ServiceEnvironment;
  readonly signal: AbortSignal;
  readonly onProgress: ExportProgress;
  /** The line below the paper that explains 〓, with the code points it stands for. */
  readonly explainGeta: (characters: readonly string[]) => string;
}

/**
 * Prints papers of other people's words. Nobody may change those, so a character that no font has does not stop the print as
 * it does for papers of the committee's own: 〓 stands in its place, and a note says so.
 */
export async function printPapers(
  papers: readonly OpinionPaper[],
  request: PaperRequest,
): Promise<ExportReport> {
  const { environment, signal, onProgress, path } = request;
  const printable = await withGeta(papers, request);
  const contents = paperContents(printable, {
    title: request.title,
    meetingLabel: request.meetingLabel,
    numberLabel: request.numberLabel,
    newId: environment.newId,
  });
  return exportPacket(contents, { path, plainText: false }, environment, signal, onProgress);
}

async function withGeta(papers: readonly OpinionPaper[], request: PaperRequest): Promise<OpinionPaper[]> {
  const { environment, signal } = request;
  const texts = papers.map((paper) => textsOf(paper).join('\n'));
  const missing = await environment.jobs.run(
    'findMissingGlyphs',
    { assetsFolder: environment.assetsFolder, texts },
    { signal, timeout: glyphTimeout },
  );
  return papers.map((paper, index) => {
    const gone = new Map(
      missing
        .filter(({ textIndex }) => textIndex === index)
        .map(({ character, codePoints }) => [character, codePoints]),
    );
    for (const [control] of (texts[index] ?? '').matchAll(controls)) {
      gone.set(control, `U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
    }
    // A character with its marks before that character alone.
    const characters = [...gone.keys()].sort((a, b) => b.length - a.length);
    if (characters.length === 0) {
      return paper;
    }
    const replaced = mapTexts(paper, (text) =>
      characters.reduce((sum, character) => sum.replaceAll(character, geta), text),
    );
    const note: PaperPart = {
      type: 'paragraph',
      role: 'note',
      text: request.explainGeta([...new Set(gone.values())]),
    };
    return { ...replaced, parts: [...replaced.parts, note] };
  });
}
