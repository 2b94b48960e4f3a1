import { kindFromName } from '../../core/domain/packets/plan-import.ts';
import { isNear, titleKey } from './anchors.ts';
import type { Segment } from './cut-documents.ts';
import type { ListedRow } from './handout-list.ts';

/** A document before its content is read: what the list of papers says of it. */
export interface AssignedPaper {
  readonly segment: Segment;
  /** Title that the body prints, or empty. */
  readonly ownTitle: string;
}

export interface PaperOf {
  readonly number: string | null;
  /** Name in the list; null for a document that it does not name. */
  readonly listedName: string | null;
}

/** One paper of the list: 初版 and 差替 together. */
interface Paper {
  /** Its only text says itself that it is the 差替. */
  isReplacementOnly: boolean;
  readonly number: string | null;
  readonly name: string;
  readonly rows: ListedRow[];
  count: number;
}

export interface Assignment {
  readonly papers: ReadonlyMap<Segment, PaperOf>;
  /** Documents without a title of their own that stand where the list has just one paper of their kind that is nowhere else. */
  readonly byPlace: readonly {
    readonly segment: Segment;
    readonly number: string | null;
    readonly name: string;
  }[];
  /** Listed papers of which nothing is in the source. */
  readonly missing: readonly ListedRow[];
  /** Papers listed in several versions of which only one text is there. */
  readonly unknownVersions: readonly ListedRow[];
}

/** Finds for every document its paper in the list: by number, by title, by likeness, by kind. */
export function assignPapers(documents: readonly AssignedPaper[], rows: readonly ListedRow[]): Assignment {
  const papers = papersOf(rows);
  const assigned = new Map<Segment, PaperOf>();
  const open = documents.filter(({ segment }) => segment.kind !== 'agenda' && segment.kind !== 'handoutList');
  const give = (segment: Segment, paper: Paper): void => {
    paper.isReplacementOnly = paper.count === 0 && segment.isReplacement;
    paper.count += 1;
    assigned.set(segment, { number: segment.number ?? paper.number, listedName: paper.name });
  };
  const pass = (find: (document: AssignedPaper, free: readonly Paper[]) => Paper | undefined): void => {
    for (const document of open) {
      if (assigned.has(document.segment)) continue;
      const free = papers.filter((paper) => paper.count < paper.rows.length);
      const paper = find(document, free);
      if (paper !== undefined) give(document.segment, paper);
    }
  };
  pass(({ segment }) =>
    segment.number === null ? undefined : papers.find((paper) => paper.number === segment.number),
  );
  pass(({ segment }, free) =>
    segment.number === null ? free.find((paper) => paper.name === segment.listedName) : undefined,
  );
  const unnumbered = (find: (document: AssignedPaper, paper: Paper) => boolean): void =>
    pass((document, free) =>
      document.segment.number === null ? free.find((paper) => find(document, paper)) : undefined,
    );
  unnumbered(({ ownTitle }, paper) => ownTitle !== '' && titleKey(ownTitle) === titleKey(paper.name));
  unnumbered(({ ownTitle }, paper) => ownTitle !== '' && isNear(titleKey(ownTitle), titleKey(paper.name)));
  unnumbered(
    ({ segment }, paper) =>
      segment.kind !== 'narrative' && kindFromName(paper.name) === segment.kind && paper.count === 0,
  );
  unnumbered(
    ({ segment, ownTitle }, paper) =>
      segment.titled && paper.count === 0 && likeness(ownTitle, paper.name) >= 0.6,
  );
  const byPlace = atPlace(open, papers, assigned);
  for (const [segment, paper] of byPlace) give(segment, paper);
  for (const { segment } of open) {
    if (!assigned.has(segment)) assigned.set(segment, { number: segment.number, listedName: null });
  }
  return {
    papers: assigned,
    byPlace: [...byPlace].map(([segment, { number, name }]) => ({ segment, number, name })),
    missing: papers.filter((paper) => paper.count === 0).flatMap((paper) => paper.rows.slice(0, 1)),
    unknownVersions: papers
      .filter((paper) => paper.count > 0 && paper.count < paper.rows.length && !paper.isReplacementOnly)
      .flatMap((paper) => paper.rows.slice(-1)),
  };
}

/**
 * Documents that the list does not name, each where between its neighbours' rows exactly one paper of its kind is missing and
 * where it is the only one.
 */
function atPlace(
  open: readonly AssignedPaper[],
  papers: readonly Paper[],
  assigned: ReadonlyMap<Segment, PaperOf>,
): Map<Segment, Paper> {
  const found = new Map<Segment, Paper>();
  const rowOf = (document: AssignedPaper): number => {
    const paper = assigned.get(document.segment);
    return paper === undefined ? -1 : papers.findIndex(({ name, number }) => isRowOf(paper, name, number));
  };
  let before = -1;
  let between: Segment[] = [];
  const close = (after: number): void => {
    const [only] = between;
    const missing = papers.slice(before + 1, after).filter(({ count }) => count === 0);
    const [paper] = missing;
    if (only !== undefined && between.length === 1 && paper !== undefined && missing.length === 1) {
      if (only.number === null && fits(only.kind, paper.name)) found.set(only, paper);
    }
  };
  for (const document of open) {
    const row = rowOf(document);
    if (row < 0) {
      between.push(document.segment);
      continue;
    }
    close(row);
    before = Math.max(before, row);
    between = [];
  }
  close(papers.length);
  return found;
}

function isRowOf(paper: PaperOf, name: string, number: string | null): boolean {
  return paper.listedName === name && paper.number === number;
}

/** Words of a listed name that a paper of that kind goes by, beyond those that kindFromName knows. */
const wordsOfKind: Readonly<Partial<Record<Segment['kind'], RegExp>>> = {
  statistics: /状況|データ|現況|現状|推移|動態|数値|数字|図表|グラフ|概況|すがた|見る|みる/u,
  schedule: /進め方|予定|工程|行程/u,
  issueSheet: /課題|検証|評価|点検/u,
  opinionForm: /意見|提案/u,
};

function fits(kind: Segment['kind'], name: string): boolean {
  const said = kindFromName(name);
  return said === kind || (said === 'file' && (wordsOfKind[kind]?.test(name) ?? false));
}

function papersOf(rows: readonly ListedRow[]): Paper[] {
  const papers = new Map<string, Paper>();
  for (const one of rows.slice(0, 1000)) {
    const { row } = one;
    const name = row.no === null ? `—${row.baseName}` : row.no;
    const known = papers.get(name);
    if (known === undefined)
      papers.set(name, {
        number: row.no,
        name: row.baseName,
        rows: [one],
        count: 0,
        isReplacementOnly: false,
      });
    else known.rows.push(one);
  }
  return [...papers.values()];
}

/** Share of pairs of neighbouring characters that two titles have in common, 0 to 1. */
function likeness(one: string, other: string): number {
  const pairs = (text: string): Set<string> => {
    const plain = titleKey(text);
    return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
  };
  const [a, b] = [pairs(one), pairs(other)];
  if (a.size === 0 || b.size === 0) return 0;
  const common = [...a].filter((pair) => b.has(pair)).length;
  return (2 * common) / (a.size + b.size);
}
