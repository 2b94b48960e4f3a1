import type {
  OpinionFormContent,
  OpinionFormField,
} from '../../core/domain/opinion-sheets/opinion-form-content.ts';
import { addAll } from './add-all.ts';
import type { Element, TableElement } from './elements.ts';
import { leftOver, leftOverRow, type Note, printedText, type Reading } from './reading.ts';
import { key, shortKey } from './text.ts';

/** True for a line that titles a form for opinions. */
export function isFormTitle(text: string): boolean {
  return /(?:意見|提案|質問|要望)(?:[・、等]?(?:意見|提案|質問|要望|提出|記入|回答)){0,4}(?:提出)?(?:シート|用紙|票|様式|書|カード)(?:\(.{0,12}\))?$/u.test(
    shortKey(text, 60),
  );
}

const fieldWords =
  /^(?:会議名?|委員会名|氏名|お名前|名前|委員名|所属|団体名|住所|連絡先|電話|日付|提出日|記入日|種別|区分|資料|該当|ページ|頁|箇所|項目|内容|意見|質問|提案|要望|理由|備考|議題|その他)/u;
const tallWords = /内容|意見|質問|提案|要望|理由|自由記述|記入欄/u;
/** Choices stand between dots, boxes or wide spaces; what else divides words belongs to them. */
const choiceSplit = /[ \u3000]*・[ \u3000]*|[ \u3000]*[□☐○][ \u3000]*|[ \u3000]{2,}/u;

/** True for a table whose rows are labels beside boxes to write in. */
export function isFormTable(element: TableElement): boolean {
  const rows = element.table.rows.filter((row) => row.cells.some((cell) => cell.text !== ''));
  const labels = rows.filter((row) => fieldWords.test(shortKey(row.cells[0]?.text ?? '', 40)));
  const open = rows.filter((row) =>
    row.cells.slice(1).every((cell) => cell.text === '' || cell.text.length < 60),
  );
  const empty = rows.filter((row) => row.cells.slice(1).every((cell) => cell.text === ''));
  return (
    rows.length >= 3 &&
    labels.length * 5 >= rows.length * 3 &&
    open.length === rows.length &&
    empty.length * 3 >= rows.length
  );
}

/** 意見・提案シート: lead lines, boxes, notes. */
export function readOpinionForm(
  elements: readonly Element[],
  fallbackTitle: string,
  reading: Reading,
): OpinionFormContent {
  const { newId } = reading;
  const [first] = elements;
  const titled = first?.type === 'text';
  const lead: Note[] = [];
  const notes: Note[] = [];
  const fields: OpinionFormField[] = [];
  for (const element of elements.slice(titled ? 1 : 0)) {
    if (element.type === 'table') {
      addAll(fields, fieldsOf(element, reading));
      continue;
    }
    for (const { text } of leftOver(element)) {
      const field = element.type === 'text' ? fieldOfLine(text, newId) : null;
      if (field !== null) fields.push(field);
      else (fields.length === 0 ? lead : notes).push({ id: newId(), text });
    }
  }
  return {
    kind: 'opinionForm',
    titleId: newId(),
    title: titled ? printedText(first) : fallbackTitle,
    lead,
    fields,
    notes,
  };
}

function fieldsOf(element: TableElement, reading: Reading): OpinionFormField[] {
  const fields: OpinionFormField[] = [];
  const { rows, headRows } = element.table;
  rows.forEach((row, index) => {
    const [label, ...values] = row.cells;
    const words = row.cells.map((cell) => key(cell.text));
    if (
      label === undefined ||
      label.text === '' ||
      (index < Math.max(1, headRows) && words.some((word) => /記入欄|^記入$/u.test(word)))
    ) {
      // The head names the columns only; on the form it has no place.
      for (const { line, text } of leftOverRow(row)) reading.notUnderstood(line, text);
      return;
    }
    fields.push(
      fieldOf(
        label.text,
        values
          .map((cell) => cell.text)
          .filter((text) => text !== '')
          .join('　'),
        reading.newId,
      ),
    );
  });
  return fields;
}

function fieldOf(label: string, value: string, newId: () => string): OpinionFormField {
  const choices = value
    .split(choiceSplit)
    .map((choice) => choice.trim())
    .filter((choice) => choice !== '');
  const isChoice =
    choices.length >= 2 && choices.every((choice) => choice.length <= 12) && !/\d/u.test(value);
  const isTall = tallWords.test(label) && !isChoice && value === '';
  return {
    id: newId(),
    label,
    hint: isChoice ? '' : value,
    input: isChoice ? 'choice' : isTall ? 'text' : 'line',
    lines: isTall ? 6 : 1,
    choices: isChoice ? choices : [],
  };
}

/** 「氏名　＿＿＿＿」, 「氏名（　　）」, 「氏名：」 */
function fieldOfLine(text: string, newId: () => string): OpinionFormField | null {
  const match =
    /^([^:：＿_（(]{1,20}?)[\s　]*(?:[:：][\s　]*[_＿]*|[_＿]{2,}|[（(][\s　]*[)）])[\s　]*$/u.exec(text);
  const label = match?.[1]?.trim() ?? '';
  return match !== null && fieldWords.test(key(label)) ? fieldOf(text.trim(), '', newId) : null;
}
