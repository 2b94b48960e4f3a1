import type { ExportReport } from '../../../core/contract/schemas.ts';
import type { ServiceEnvironment } from '../../environment.ts';
import { type ExportProgress, exportPacket } from '../export-packet.ts';
import type { PrintContents } from '../packet-parts.ts';
import { mapTexts, type OpinionPaper, type PaperPart, textsOf } from './paper.ts';
import { collectionContents, type PaperHead, paperContents } from './paper-blocks.ts';

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
  const changes = await getaChanges(papers, request);
  return print(paperContents(changedBy(papers, changes), headOf(request)), request);
}

/**
 * The same, as one paper that begins with a table of contents.
 * @param contents drawn up with the page, counted from 1, on which each of the papers begins
 */
export async function printCollection(
  papers: readonly OpinionPaper[],
  contents: (firstPages: readonly number[]) => OpinionPaper,
  request: PaperRequest,
): Promise<ExportReport> {
  const pattern = contents(papers.map(() => 0));
  const [change = unchanged, ...changes] = await getaChanges([pattern, ...papers], request);
  const drawn = (firstPages: readonly number[]) => change(contents(firstPages));
  return print(collectionContents(changedBy(papers, changes), drawn, headOf(request)), request);
}

type PaperChange = (paper: OpinionPaper) => OpinionPaper;
const unchanged: PaperChange = (paper) => paper;

function changedBy(papers: readonly OpinionPaper[], changes: readonly PaperChange[]): OpinionPaper[] {
  return papers.map((paper, index) => (changes[index] ?? unchanged)(paper));
}

function headOf({ title, meetingLabel, numberLabel, environment }: PaperRequest): PaperHead {
  return { title, meetingLabel, numberLabel, newId: environment.newId };
}

function print(
  contents: PrintContents,
  { path, environment, signal, onProgress }: PaperRequest,
): Promise<ExportReport> {
  return exportPacket(contents, { path, plainText: false }, environment, signal, onProgress);
}

/** For each paper, what puts 〓 where it cannot be printed. */
async function getaChanges(papers: readonly OpinionPaper[], request: PaperRequest): Promise<PaperChange[]> {
  const { environment, signal } = request;
  const texts = papers.map((paper) => textsOf(paper).join('\n'));
  const missing = await environment.jobs.run(
    'findMissingGlyphs',
    { assetsFolder: environment.assetsFolder, texts },
    { signal, timeout: glyphTimeout },
  );
  return papers.map((_, index): PaperChange => {
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
      return unchanged;
    }
    const note: PaperPart = {
      type: 'paragraph',
      role: 'note',
      text: request.explainGeta([...new Set(gone.values())]),
    };
    return (paper) => {
      const replaced = mapTexts(paper, (text) =>
        characters.reduce((sum, character) => sum.replaceAll(character, geta), text),
      );
      return { ...replaced, parts: [...replaced.parts, note] };
    };
  });
}
