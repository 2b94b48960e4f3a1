import mammoth from 'mammoth';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5';
import { foldKey } from '../../core/domain/blocks/fold.ts';
import {
  type FilledForm,
  type FormDescription,
  opinionFieldNames,
} from '../../core/domain/opinion-sheets/form-file.ts';
import { fieldsByLabel, isPrinted, readDescription, withLineFeeds } from './description.ts';
import { FormError } from './form-error.ts';
import { findHiddenText, withoutHiddenText } from './hidden-text.ts';
import { openArchiveOfForm } from './read-workbook-form.ts';
import { emptyBox, SeveralChoices, tickedBox } from './several-choices.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/**
 * What stands in a filled-in .docx form, as saved by Word, LibreOffice or a library: words in cells or in content controls,
 * tables copied for further opinions.
 * @throws FormError
 */
export async function readDocumentForm(bytes: Uint8Array): Promise<FilledForm> {
  await openArchiveOfForm(bytes);
  let html: string;
  try {
    const converted = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { includeDefaultStyleMap: true, ignoreEmptyParagraphs: false },
    );
    html = converted.value;
  } catch (error) {
    throw new FormError('damaged', error instanceof Error ? error.message : String(error), { cause: error });
  }
  const nodes = parseFragment(html).childNodes;
  const hidden = findHiddenText(nodes.map(wordsOf).join('\n'));
  if (hidden === null) {
    throw new FormError('notAForm');
  }
  const reading = new Reading(readDescription(hidden));
  for (const node of nodes) {
    reading.read(node);
  }
  return reading.result();
}

const opinionNames: ReadonlySet<string> = new Set(opinionFieldNames);

class Reading {
  readonly #description: FormDescription;
  readonly #fields: ReadonlyMap<string, string>;
  readonly #head: Record<string, string> = {};
  readonly #opinions: FilledForm['opinions'] = [];
  readonly #leftOver: FilledForm['leftOver'] = [];
  #tables = 0;

  constructor(description: FormDescription) {
    this.#description = description;
    this.#fields = fieldsByLabel(description);
  }

  result(): FilledForm {
    return {
      description: this.#description,
      head: this.#head,
      opinions: this.#opinions,
      leftOver: this.#leftOver,
    };
  }

  read(node: Node): void {
    if (defaultTreeAdapter.isElementNode(node) && node.tagName === 'table') {
      this.#readTable(node);
      return;
    }
    this.#leave(withoutHiddenText(wordsOf(node)));
  }

  #readTable(table: Element): void {
    // Tables that were pasted together are one table; a field that comes once more begins the next opinion.
    let values: Record<string, string> = {};
    let seen = new Set<string>();
    const finish = (): void => {
      if (seen.size > 0) {
        this.#tables += 1;
        if (Object.keys(values).length > 0) {
          this.#opinions.push({ no: this.#tables, values });
        }
      }
      values = {};
      seen = new Set();
    };
    for (const cells of rowsOf(table)) {
      const [first, ...others] = cells;
      const name = first === undefined ? undefined : this.#fields.get(foldKey(firstLine(first)));
      if (first === undefined || name === undefined) {
        this.#leave(cells.map(wordsOf).join('\n'));
        continue;
      }
      this.#leaveAll(paragraphsOf(first).slice(1));
      if (opinionNames.has(name)) {
        if (seen.has(name)) {
          finish();
        }
        seen.add(name);
      }
      const text =
        this.#several(name, others) ?? this.#written(others, this.#description.lists.includes(name));
      if (text !== '' && opinionNames.has(name)) {
        values[name] = text;
      } else if (text !== '' && this.#head[name] === undefined) {
        this.#head[name] = text;
      } else {
        this.#leave(text);
      }
    }
    finish();
  }

  /** The answer to a question with boxes in front of its choices; null for another one, and for a form made without boxes. */
  #several(name: string, cells: readonly Element[]): string | null {
    const choices = this.#description.ownChoices?.[name];
    const isBoxed = choices?.labels.some((label) => isPrinted(this.#description, `${emptyBox}${label}`));
    if (choices === undefined || !choices.several || isBoxed !== true) {
      return null;
    }
    const reading = new SeveralChoices(choices.labels);
    const isPlain = (line: string): boolean =>
      reading.labelOf(line.replace(emptyBox, '')) === undefined && isPrinted(this.#description, line);
    reading.readLines(
      cells
        .flatMap(paragraphsOf)
        .flatMap((text) => text.split('\n'))
        .filter((line) => !isPlain(line)),
    );
    return reading.text;
  }

  /** What somebody wrote into the cells beside a label; beside a choice, everything but the words that were printed there. */
  #written(cells: readonly Element[], hasChoices: boolean): string {
    const lines = cells.flatMap(paragraphsOf);
    const written = lines.filter(
      (line) => !hasChoices || line.trim() === '' || !isPrinted(this.#description, line),
    );
    while (written.length > 0 && written.at(-1) === '') {
      written.pop();
    }
    while (written.length > 0 && written[0] === '') {
      written.shift();
    }
    const text = written.join('\n');
    return text.trim() === '' ? '' : text;
  }

  #leaveAll(texts: readonly string[]): void {
    for (const text of texts) {
      this.#leave(text);
    }
  }

  #leave(text: string): void {
    if (!isPrinted(this.#description, text)) {
      this.#leftOver.push({ place: '', text });
    }
  }
}

/** Rows of a table with their cells; rows of tables inside it are words of their cell. */
function rowsOf(table: Element): Element[][] {
  return elementsIn(table)
    .flatMap((part) => (part.tagName === 'tr' ? [part] : elementsIn(part)))
    .filter(({ tagName }) => tagName === 'tr')
    .map((row) => elementsIn(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th'));
}

function elementsIn(node: Element): Element[] {
  return node.childNodes.filter((child): child is Element => defaultTreeAdapter.isElementNode(child));
}

function firstLine(cell: Element): string {
  return paragraphsOf(cell).find((line) => line.trim() !== '') ?? '';
}

/** The paragraphs of a cell, each with its line breaks. Numbers that Word made of typed ones stand there again. */
function paragraphsOf(cell: Element): string[] {
  return cell.childNodes.flatMap((child): string[] => {
    if (!defaultTreeAdapter.isElementNode(child)) {
      const text = wordsOf(child);
      return text === '' ? [] : [text];
    }
    if (child.tagName === 'ol' || child.tagName === 'ul') {
      return elementsIn(child).map((item, index) =>
        child.tagName === 'ol' ? `${index + 1}. ${wordsOf(item)}` : `・${wordsOf(item)}`,
      );
    }
    return [wordsOf(child)];
  });
}

/** Words of a node, byte for byte; breaks are line feeds. */
function wordsOf(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) {
    return withLineFeeds(node.value);
  }
  if (!defaultTreeAdapter.isElementNode(node)) {
    return '';
  }
  if (node.tagName === 'br') {
    return '\n';
  }
  if (node.tagName === 'input') {
    return node.attrs.some(({ name }) => name === 'checked') ? tickedBox : emptyBox;
  }
  const inner = node.childNodes.map(wordsOf);
  return ['table', 'tbody', 'tr', 'ul', 'ol', 'td', 'th'].includes(node.tagName)
    ? inner.filter((part) => part !== '').join('\n')
    : inner.join('');
}
