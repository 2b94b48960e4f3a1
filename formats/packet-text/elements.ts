import type { Table } from './table.ts';

/** A line of text outside tables. */
export interface TextElement {
  readonly type: 'text';
  readonly line: number;
  /** 1–6 for a heading, 0 for other text. */
  readonly level: number;
  /** Markdown or HTML says that it is an item of a list. */
  readonly item: boolean;
  /** Columns of indentation before a Markdown item. */
  readonly indent: number;
  /** 「1.」 that an ordered HTML list shows before its item; empty elsewhere. */
  readonly order: string;
  /** HTML lists around the list that it stands in. */
  readonly nested: number;
  /** Own bullet as printed, or empty. */
  readonly marker: string;
  /** Without bullet and markup. */
  readonly text: string;
  readonly bold: boolean;
  /** A blank line, a rule or a page break stands before it. */
  readonly apart: boolean;
  /** Markdown's two spaces at the end: the next line goes on in the same paragraph. */
  readonly breaks: boolean;
}

export const emptyText: TextElement = {
  type: 'text',
  line: 0,
  level: 0,
  item: false,
  indent: 0,
  order: '',
  nested: 0,
  marker: '',
  text: '',
  bold: false,
  apart: false,
  breaks: false,
};

export interface TableElement {
  readonly type: 'table';
  readonly line: number;
  readonly endLine: number;
  readonly table: Table;
  readonly apart: boolean;
}

/** A picture that the source names and does not hold. */
export interface FigureElement {
  readonly type: 'figure';
  readonly line: number;
  readonly text: string;
  readonly apart: boolean;
}

export type Element = TextElement | TableElement | FigureElement;

/** What the reader may report; core/locales/<language>/import.json has a sentence for each. */
export const warningCodes = [
  'charactersLost',
  'columnsUnclear',
  'copyDisagrees',
  'dateImpossible',
  'dateNotUnderstood',
  'figureLost',
  'listedNotInSource',
  'meetingDateUnknown',
  'numberTwice',
  'questionNotUnderstood',
  'severalAgendas',
  'tableBroken',
  'tableRagged',
  'takenByPlace',
  'textNotUnderstood',
  'valueNotUnderstood',
  'versionUnknown',
  'weekdayContradicts',
] as const;
export type WarningCode = (typeof warningCodes)[number];

export type Warn = (line: number, code: WarningCode, values?: Record<string, string>) => void;

/** Last source line of an element. */
export function endOf(element: Element): number {
  return element.type === 'table' ? element.endLine : element.line;
}
