import type { Figure } from '../checks/figures/figures.ts';
import type { FigureState, JudgedFigure } from '../checks/figures/judged-figures.ts';
import type { SupportRule } from '../checks/figures/support.ts';
import { unsupportedFinding } from '../checks/figures/unsupported.ts';
import type { Finding } from '../checks/finding.ts';
import type { Citation } from '../checks/issue-sheets/citations.ts';
import type { CheckedMaterial, PlacedSheet } from '../checks/packet.ts';
import { clauseAround } from '../checks/text/normal.ts';
import { halfWidthInPlace } from '../dates/read-date.ts';
import { formulaOf } from './formula.ts';
import { isOfOtherGroup } from './shown-figures.ts';

/** A row or a line that has a figure, or what a figure is computed from. */
export interface FigureSource {
  readonly materialId: string;
  readonly blockId: string;
  /** Of the material. */
  readonly number: string | null;
  readonly title: string;
  /** Of the issue sheet it stands in; null in other papers. */
  readonly goalNo: number | null;
  /** Table and row, or the question, as printed. */
  readonly where: readonly string[];
  /** What stands above each cell or before each share (may be empty), and the value as printed, with its unit. */
  readonly values: readonly { readonly head: string; readonly value: string }[];
  /** The clause, where it is running text; else null. */
  readonly clause: string | null;
}

/** A figure of a line with what it rests on. */
export interface LineFigure {
  /** As printed, with its unit. */
  readonly text: string;
  /** UTF-16 range of the text in the line. */
  readonly range: readonly [number, number];
  readonly state: FigureState;
  /** A citation of the line says already what it rests on. */
  readonly isCited: boolean;
  /** null without sources. */
  readonly rule: SupportRule | null;
  /** 「18,600人 − 18,125人 ＝ 475人」; null where it is not computed. */
  readonly formula: string | null;
  readonly sources: readonly FigureSource[];
  /** What 検算 says of it. */
  readonly findings: readonly Finding[];
  /** A person has accepted all of these, or that it has no source, as intended. */
  readonly isAccepted: boolean;
}

/** What the checks say of the figures of a meeting's papers. */
export interface LookedThrough {
  readonly figures: readonly JudgedFigure[];
  readonly materials: readonly Pick<CheckedMaterial, 'materialId' | 'number' | 'title'>[];
  readonly isAccepted: (finding: Finding) => boolean;
}

/** Everything that is needed to say where a figure stands. */
interface Papers {
  readonly sheets: readonly PlacedSheet[];
  readonly materials: LookedThrough['materials'];
}

/** The figures of the lines, by material and block: those that are looked up, in the order of the text. */
export function figuresOfLines(
  { figures, materials, isAccepted }: LookedThrough,
  sheets: readonly PlacedSheet[],
): (place: { materialId: string; blockId: string }, citations: readonly Citation[]) => LineFigure[] {
  const papers = { sheets, materials };
  const byBlock = new Map<string, JudgedFigure[]>();
  for (const judged of figures) {
    if (judged.state === 'notAsked') continue;
    const { materialId, block } = judged.figure.placed;
    const key = `${materialId} ${block.id}`;
    byBlock.set(key, [...(byBlock.get(key) ?? []), judged]);
  }
  return ({ materialId, blockId }, citations) =>
    (byBlock.get(`${materialId} ${blockId}`) ?? []).map((judged) =>
      lineFigure(judged, citations, papers, isAccepted),
    );
}

function lineFigure(
  judged: JudgedFigure,
  citations: readonly Citation[],
  papers: Papers,
  isAccepted: LookedThrough['isAccepted'],
): LineFigure {
  const { figure, state, support } = judged;
  const text = printed(figure);
  const own = state === 'unsupported' ? [unsupportedFinding(figure)] : judged.findings;
  return {
    text,
    range: [figure.from, figure.from + text.length],
    state,
    isCited:
      !isOfOtherGroup(judged) &&
      citations.some(
        ({ range: [from, to], status }) => status !== 'unknown' && figure.from >= from && figure.to <= to,
      ),
    rule: support?.rule ?? null,
    formula: support === null ? null : formulaOf(support, figure, printed),
    // The other figures of the line stand in the formula.
    sources: sourcesOf(support?.parts.filter(({ group }) => group !== figure.group) ?? [], papers),
    findings: judged.findings,
    isAccepted: own.length > 0 && own.every(isAccepted),
  };
}

/** Neighbours of one row are one source. */
function sourcesOf(parts: readonly Figure[], papers: Papers): FigureSource[] {
  const sources: FigureSource[] = [];
  for (const part of parts) {
    const source = sourceOf(part, papers);
    const at = sources.findIndex(
      ({ materialId, blockId }) => materialId === source.materialId && blockId === source.blockId,
    );
    const known = sources[at];
    if (known === undefined || known.clause !== null) sources.push(source);
    else sources[at] = { ...known, values: [...known.values, ...source.values] };
  }
  return sources;
}

function sourceOf(part: Figure, { sheets, materials }: Papers): FigureSource {
  const { materialId, block } = part.placed;
  const material = materials.find((one) => one.materialId === materialId);
  const sheet = sheets.find((one) => one.materialId === materialId && one.sheet.id === block.section)?.sheet;
  const question = sheet?.findings.find(({ id, tableId }) => id === block.id && tableId === undefined);
  const value = printed(part);
  const place = {
    materialId,
    blockId: block.id,
    number: material?.number ?? null,
    title: material?.title ?? '',
    goalNo: sheet?.goalNo ?? null,
  };
  if (question !== undefined) {
    const where = [question.question?.norm ?? question.questionText];
    return { ...place, where, values: [{ head: quotedBefore(part), value }], clause: null };
  }
  if (block.kind !== 'table-row') {
    const clause = clauseAround(block.text, part.from, part.to);
    return { ...place, where: [], values: [], clause };
  }
  return {
    ...place,
    where: [block.table.name, rowName(part)].map(inOneLine).filter((name) => name !== ''),
    values: [{ head: inOneLine(part.head), value }],
    clause: null,
  };
}

/** What heads the row: the cells before the first figure. */
function rowName({ placed: { block } }: Figure): string {
  if (block.kind !== 'table-row') return '';
  const texts = block.cells.map(({ range, header }) => ({ text: block.text.slice(...range), header }));
  const heads = texts.filter(({ header }) => header === 'row');
  const [first] = texts;
  return heads.length > 0 ? heads.map(({ text }) => text).join('\u3000') : (first?.text ?? '');
}

function quotedBefore({ placed: { block }, from }: Figure): string {
  return /「[^「」]+」(?=[^「」]*$)/u.exec(block.text.slice(0, from))?.[0] ?? '';
}

function inOneLine(text: string): string {
  return text.replace(/\s*\n\s*/gu, '').trim();
}

/** The figure as printed, with the sign before it and its unit behind it. */
function printed({ placed: { block }, from, to, kind }: Figure): string {
  const behind = halfWidthInPlace(block.text).slice(to, to + 8);
  const unit =
    /^(?:\s*(?:%|パーセント|‰|ポイント|倍|百万円|千円|億円|円|事業所|世帯|団体|法人|施設|か所|箇所|人|件|回|戸|校|園|台|冊|t|kW))/u.exec(
      behind,
    )?.[0] ?? '';
  const sign = /[△▲−-]$/u.exec(block.text.slice(0, from))?.[0] ?? '';
  const own = sign + block.text.slice(from, to + unit.length);
  return unit === '' && kind === 'share' && block.kind === 'table-row' ? `${own}%` : own;
}
