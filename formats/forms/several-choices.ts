import { foldKey } from '../../core/domain/blocks/fold.ts';
import { joinChoices, readChoices } from '../../core/domain/opinion-sheets/own-choices.ts';

/** How an empty box of a form is printed, and what a ticked one is read as. */
export const emptyBox = '☐';
export const tickedBox = '☑';
/** What a workbook offers for the cell beside a choice. */
export const circle = '○';

const marks = '☑☒☓✓✔✅■▣●◉◎○◯〇レ';
const marked = new RegExp(`^[${marks}]+$`, 'u');
const line = new RegExp(`^([${marks}☐□▢]*)(.*?)([${marks}☐□▢]*)$`, 'su');
const anyMark = new RegExp(`[${marks}]`, 'u');

/** What somebody has chosen of the choices of one question; what is not understood is kept word for word. */
export class SeveralChoices {
  readonly labels: readonly string[];
  readonly #keys: ReadonlyMap<string, string>;
  readonly #chosen = new Set<string>();
  readonly #others: string[] = [];

  constructor(labels: readonly string[]) {
    this.labels = labels;
    this.#keys = new Map(labels.map((label) => [foldKey(label), label]));
  }

  /** The choice that a cell names, marks aside. */
  labelOf(text: string): string | undefined {
    return this.#keys.get(foldKey(text));
  }

  /** What stands in the cell beside a choice: a mark, or the words of choices. */
  mark(label: string, text: string): void {
    const named = readChoices(text, this.labels) ?? [];
    if (marked.test(text.replaceAll(/\s/gu, ''))) {
      this.#chosen.add(label);
    } else if (named.length > 0) {
      for (const one of named) {
        this.#chosen.add(one);
      }
    } else {
      this.#others.push(`${label} ${text}`);
    }
  }

  /** Words beside the choices. */
  write(text: string): void {
    const named = readChoices(text, this.labels);
    if (named === null) {
      this.#others.push(text);
    } else {
      for (const one of named) {
        this.#chosen.add(one);
      }
    }
  }

  /**
   * Lines of a document with a box in front of each choice. Where boxes or choices were removed, so that it is not certain
   * what was meant, the lines are the answer as they stand.
   */
  readLines(lines: readonly string[]): void {
    const boxed = new Set<string>();
    const ticked = new Set<string>();
    const bare = new Set<string>();
    const rest: string[] = [];
    for (const text of lines) {
      const [, before = '', words = '', after = ''] = line.exec(text.trim()) ?? [];
      const label = this.labelOf(words);
      if (label === undefined) {
        rest.push(text);
      } else if (before === '' && after === '') {
        bare.add(label);
      } else {
        boxed.add(label);
        if (anyMark.test(before + after)) {
          ticked.add(label);
        }
      }
    }
    const lost = this.labels.filter((label) => !boxed.has(label));
    const isUncertain = lost.some((label) => bare.has(label)) || (lost.length > 0 && ticked.size === 0);
    if (isUncertain) {
      this.#others.push(...lines.filter((text) => text.trim() !== ''));
      return;
    }
    for (const label of [...ticked, ...bare]) {
      this.#chosen.add(label);
    }
    for (const text of rest.filter((one) => one.trim() !== '')) {
      this.write(text);
    }
  }

  /** The answer; empty where nothing was chosen or written. */
  get text(): string {
    return [joinChoices(this.labels, this.#chosen), ...this.#others].filter((part) => part !== '').join('\n');
  }
}
