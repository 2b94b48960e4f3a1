/** What becomes of annotations when a paper is replaced: which land where, beside the rule of web annotation; and how fast. */
import { carryAnchors } from '../../core/domain/annotations/carry.ts';
import { alignBlocks } from '../../core/domain/blocks/align.ts';
import { tracedOriginal } from '../fixtures/edits/draft.ts';
import { type EditKind, editKinds, printedEditKinds, revised, revisedBy } from '../fixtures/edits/edits.ts';
import { longDocument } from '../fixtures/edits/long-document.ts';
import type { Outcome } from '../fixtures/edits/outcomes.ts';
import { editsFor, type Papers, papersOf } from '../fixtures/edits/papers.ts';
import {
  carriedOutcomes,
  counted,
  printedTrial,
  type Tally,
  type Trial,
  tallied,
  trial,
} from '../fixtures/edits/tally.ts';
import { placeByRule, wholeText } from './anchoring/hypothesis-rule.ts';
import { measure } from './measure.ts';
import { type Report, type Table, timeRows } from './report.ts';
import { send } from './run-one.ts';
import { root } from './sources.ts';

const anchorsPerRun = 2000;
const charactersPerEdit = 400;
/** Runs over all kinds of edits together, and over each kind alone. */
const mixedRuns = 20;
const kindRuns = 1;
const printedRuns = 4;
/** The rule searches the whole text for each quote that is not found, so it is given a part of the same annotations. */
const ruleRuns = 3;
const ruleAnchors = 200;

interface Line {
  readonly name: string;
  readonly ours: Tally;
  readonly rule: Tally;
}

function ruleOutcomes({ before, after, anchors, judgement }: Trial): Outcome[] {
  const [old, now] = [wholeText(before.blocks), wholeText(after.blocks)];
  return anchors
    .slice(0, ruleAnchors)
    .map((anchor) =>
      judgement.outcome(anchor, { key: anchor.key, asks: false, parts: placeByRule(anchor, old, now) }),
    );
}

function line(name: string, trials: readonly (() => Trial)[]): Line {
  const ours: Outcome[] = [];
  const rule: Outcome[] = [];
  trials.forEach((make, index) => {
    const one = make();
    ours.push(...carriedOutcomes(one));
    if (index < ruleRuns) rule.push(...ruleOutcomes(one));
  });
  return { name, ours: tallied(ours), rule: tallied(rule) };
}

function linesOf(papers: readonly Papers[]): Line[] {
  const over = (runs: number, make: (paper: Papers, seed: number) => Trial): (() => Trial)[] =>
    Array.from({ length: runs }, (_, run) => papers.map((paper) => () => make(paper, run + 1))).flat();
  const kinds = editKinds.map((kind: EditKind) =>
    line(
      kind,
      over(kindRuns, ({ blocks }, seed) => {
        const after = revisedBy(blocks, kind, Math.ceil(editsFor(blocks, charactersPerEdit) / 4), seed);
        return trial(tracedOriginal(blocks), after, anchorsPerRun, seed);
      }),
    ),
  );
  const mixed = over(mixedRuns, ({ blocks }, seed) => {
    const after = revised(blocks, editsFor(blocks, charactersPerEdit), seed);
    return trial(tracedOriginal(blocks), after, anchorsPerRun, seed);
  });
  const printed = over(printedRuns, ({ blocks }, seed) => {
    const after = revised(blocks, editsFor(blocks, charactersPerEdit), seed, printedEditKinds);
    return printedTrial(tracedOriginal(blocks), after, anchorsPerRun, seed);
  });
  return [...kinds, line('all kinds together', mixed), line('all kinds, pages of PDFs', printed)];
}

const placedFor = ['right', 'wrong'];
const every = ['right', 'wrong', 'asked', 'orphaned'];
const everyFate = ['untouched', 'regrouped', 'number', 'touched', 'gone'];

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

function placementTable(lines: readonly Line[], absent: readonly string[]): Table {
  return {
    title: 'Anchoring: annotations after a replacement',
    heads: [
      'edit',
      'annotations',
      'same or moved',
      'asked',
      'no place',
      'WRONG',
      'untouched: placed',
      'number changed: asked',
      'gone: not placed',
      '| rule: placed right',
      'rule: on other text',
      'rule: number missed',
    ],
    lines: lines.map(({ name, ours, rule }) => {
      const untouched = (tally: Tally): string =>
        share(counted(tally, ['untouched'], ['right']), counted(tally, ['untouched'], every));
      const total = counted(ours, everyFate, every);
      const numbers = counted(ours, ['number'], every);
      const gone = counted(ours, ['gone'], every);
      return [
        name,
        total.toLocaleString('en'),
        share(counted(ours, everyFate, placedFor), total),
        share(counted(ours, everyFate, ['asked']), total),
        share(counted(ours, everyFate, ['orphaned']), total),
        String(counted(ours, everyFate, ['wrong'])),
        untouched(ours),
        share(numbers - counted(ours, ['number'], placedFor), numbers),
        share(gone - counted(ours, ['gone'], placedFor), gone),
        untouched(rule),
        share(counted(rule, ['untouched', 'regrouped', 'gone'], ['wrong']), counted(rule, everyFate, every)),
        share(counted(rule, ['number'], placedFor), counted(rule, ['number'], every)),
      ];
    }),
    notes: [
      'WRONG: placed without asking on other text than was marked, on changed text, or beside a changed number',
      'untouched: all marked characters are there, side by side, and no number of the sentence, row or cell changed',
      `rule: position, else exact quote, else approximate quote with context, as web annotation clients do; on the first ${ruleAnchors} annotations of the first ${ruleRuns} papers`,
      'rule, on other text: of all annotations, those put on text that was not marked or that is gone',
      'one edit for 400 characters; more than half of the annotations stand where something changed',
      ...absent.map((name) => `not measured: ${name} is not here`),
    ],
  };
}

async function times(): Promise<Report> {
  const blocks = longDocument(150_000, 1);
  const { before, after, anchors } = trial(tracedOriginal(blocks), revised(blocks, 150, 7), anchorsPerRun, 3);
  const book = longDocument(300_000, 2);
  const printed = printedTrial(tracedOriginal(book), revised(book, 200, 5), anchorsPerRun, 3);
  const [old, now] = [wholeText(before.blocks), wholeText(after.blocks)];
  const baseline = 'rule of web annotation, 200 of them';
  const measured = await measure(
    [
      { name: baseline, run: () => anchors.slice(0, 200).map((anchor) => placeByRule(anchor, old, now)) },
      { name: 'alignment of blocks', run: () => alignBlocks(before.blocks, after.blocks) },
      {
        name: '2,000 annotations, with the alignment',
        run: () => carryAnchors(before.blocks, after.blocks, anchors),
      },
      {
        name: `2,000 annotations on ${printed.before.blocks.length} pages of a PDF`,
        run: () => carryAnchors(printed.before.blocks, printed.after.blocks, printed.anchors),
      },
    ],
    { warmUp: 3, rounds: 15 },
  );
  return {
    title: `Anchoring: time, 100 pages (150,000 characters, ${blocks.length.toLocaleString('en')} blocks, 150 edits)`,
    ratios: [`× ${baseline}`],
    rows: timeRows(measured, [baseline]),
    notes: [],
  };
}

async function run(): Promise<(Report | Table)[]> {
  const { papers, absent } = papersOf(root);
  return [placementTable(linesOf(papers), absent), await times()];
}

await send(run);
