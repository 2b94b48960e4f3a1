import { type Attribution, attributionOf } from '../../../core/domain/opinion-sheets/attribution.ts';
import type { Disposition } from '../../../core/domain/opinion-sheets/disposition.ts';
import type {
  OpinionTableChoices,
  OpinionTableColumn,
} from '../../../core/domain/opinion-sheets/giving-out.ts';
import type { PlanChange } from '../../../core/domain/opinion-sheets/plan-change.ts';
import { mustBeComplete } from '../../../core/domain/opinion-sheets/response.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import { changedLines } from './change-lines.ts';
import type { GivenItem } from './given-items.ts';
import { textKeys } from './given-texts.ts';
import type { Cell, Line } from './paper.ts';
import type { Review } from './review.ts';

/** What the cells of a table are made with. */
export interface CellContext {
  readonly choices: OpinionTableChoices;
  readonly dispositions: readonly Disposition[];
  readonly letters: ReadonlyMap<string, string>;
  readonly review: Review;
  readonly translate: Translate;
  readonly categoryLabel: (id: string) => string;
  /** No. of the item that a response points to, where that is given out too; null where it is not. */
  readonly numberOf: (subjectId: string) => number | null;
  /** The response whose words answer an item. */
  readonly answeredBy: (item: GivenItem) => GivenItem['response'];
  /** The least number of the row that shows the same changes, or the item's own. */
  readonly changesShownAt: (item: GivenItem) => number;
  /** No. of the first given item of the same group. */
  readonly groupShownAt: (item: GivenItem) => number;
}

const longestQuote = 60;

function line(text: string): Line[] {
  return text === '' ? [] : [[{ text }]];
}

/** 「委員A」, 「青木 健一」, 「委員（氏名なし）」 */
export function attributionText(attribution: Attribution | null, translate: Translate): string {
  if (attribution === null) {
    return '';
  }
  if (attribution.type === 'name') {
    return attribution.name;
  }
  const role = translate(`opinion:submitterRole.${attribution.role}`);
  switch (attribution.type) {
    case 'role':
      return role;
    case 'letter':
      return translate('opinion-export:attribution.letter', { role, letter: attribution.letter });
    case 'unnamed':
      return translate('opinion-export:attribution.unnamed', { role });
  }
}

/** 「1 反映」; the number is that of the table of dispositions. */
export function dispositionText(dispositions: readonly Disposition[], code: string | null): string {
  if (code === null) {
    return '';
  }
  const inUse = dispositions.filter(({ retired }) => !retired);
  const index = inUse.findIndex((one) => one.code === code);
  const label = dispositions.find((one) => one.code === code)?.label ?? code;
  return index < 0 ? label : `${index + 1} ${label}`;
}

export function cellOf(column: OpinionTableColumn, item: GivenItem, context: CellContext): Cell {
  const { review, translate, choices } = context;
  switch (column) {
    case 'location':
      return locationCell(item, context);
    case 'submitter':
      return line(
        attributionText(
          attributionOf(item.writer, choices.attribution, choices.version, context.letters),
          translate,
        ),
      );
    case 'originalText':
      return originalCell(item, context);
    case 'summary':
      return item.summary === '' && !choices.columns.includes('originalText')
        ? originalCell(item, context)
        : line(review.masked(textKeys.summary(item), item.summary));
    case 'category':
      return item.categoryId === null ? [] : line(context.categoryLabel(item.categoryId));
    case 'disposition':
      return dispositionCell(item, context);
    case 'response':
      return responseCell(item, context);
    case 'section':
      return line(item.response.section);
    case 'planChange':
      return planChangeCell(item, context);
  }
}

/** Where: the paper in the version that was commented on, then the place in it. */
function locationCell(item: GivenItem, { review, translate }: CellContext): Cell {
  const { place } = item;
  const lines: string[] = [];
  if (place.material !== null) {
    const paper = place.material.label ?? place.material.title;
    lines.push(
      place.versionWord === null
        ? paper
        : translate('opinion-export:place.version', { paper, version: place.versionWord }),
    );
  } else if (place.label !== '' && place.agendaText === null && place.question === null && !place.wholePlan) {
    // The paper is not in this file: what the writer saw stands for it.
    lines.push(review.masked(textKeys.location(item), place.label));
  }
  if (place.page !== null) {
    lines.push(translate('opinion:location.page', { page: place.page }));
  }
  lines.push(...place.headings);
  if (place.question !== null) {
    lines.push(review.masked(textKeys.question(item), place.question));
  }
  if (place.agendaText !== null) {
    lines.push(place.agendaText);
  }
  if (place.wholePlan) {
    lines.push(translate('opinion:location.wholePlan'));
  }
  return lines.map((text) => [{ text }]);
}

function originalCell(item: GivenItem, { review, translate }: CellContext): Cell {
  const { original, part } = item;
  const kind = translate(`opinion:kind.${original.kind}`);
  const quote = shortened(review.masked(textKeys.quote(item), original.quote));
  const lines: Line[] = [];
  if (quote !== '') {
    lines.push([{ text: translate('opinion-export:quote', { quote }) }]);
  }
  lines.push([
    { text: `${kind}\u3000`, mark: 'strong' },
    { text: review.masked(textKeys.text(item), original.text, part).replace(/\s+$/u, '') },
  ]);
  if (item.isFirstPart) {
    for (const field of ['reason', 'proposal'] as const) {
      const text = review.masked(textKeys[field](item), original[field]);
      if (text !== '') {
        lines.push([
          { text: `${translate(`opinion-export:formField.${field}`)}\u3000`, mark: 'strong' },
          { text },
        ]);
      }
    }
  }
  return lines;
}

function shortened(quote: string): string {
  const plain = quote.replaceAll(/\s+/gu, ' ').trim();
  const letters = [...plain];
  return letters.length <= longestQuote ? plain : `${letters.slice(0, longestQuote).join('')}…`;
}

function dispositionCell(item: GivenItem, { dispositions, translate }: CellContext): Cell {
  const text = dispositionText(dispositions, item.response.disposition);
  if (text === '') {
    return [[{ text: translate('opinion-export:undecided') }]];
  }
  return mustBeComplete(item.status)
    ? [[{ text, mark: 'strong' }]]
    : [[{ text, mark: 'strong' }, { text: translate('opinion-export:draftMark') }]];
}

/** The answer: words of its own, 「No.1の回答のとおり」 where that one is given out, else the words it points to. */
function responseCell(item: GivenItem, context: CellContext): Cell {
  const { review, translate, numberOf } = context;
  const { response } = item;
  const first = context.groupShownAt(item);
  if (first !== item.no) {
    return [[{ text: translate('opinion:sameAs', { no: first }) }]];
  }
  const words = ({ subjectId, text, reason }: GivenItem['response']): Line[] => {
    const why = review.masked(textKeys.responseReason(subjectId), reason);
    return [
      ...line(review.masked(textKeys.response(subjectId), text)),
      ...(why === '' || text.includes(reason)
        ? []
        : [
            [
              { text: `${translate('opinion-export:formField.reason')}\u3000`, mark: 'strong' },
              { text: why },
            ] as Line,
          ]),
    ];
  };
  const no = response.sameAs === null ? null : numberOf(response.sameAs);
  const reference: Line[] =
    response.sameAs === null
      ? []
      : no === null
        ? words(context.answeredBy(item))
        : [[{ text: translate('opinion:sameAs', { no }) }]];
  const lines = [...reference, ...words(response)];
  const isOpen = lines.length === 0;
  return isOpen ? [[{ text: translate('opinion-export:unanswered') }]] : lines;
}

function planChangeCell(item: GivenItem, context: CellContext): Cell {
  if (item.planChanges.length === 0) {
    return [[{ text: '—' }]];
  }
  const shownAt = context.changesShownAt(item);
  if (shownAt !== item.no) {
    return [[{ text: context.translate('opinion-export:changesAt', { no: shownAt }) }]];
  }
  return item.planChanges.flatMap((change) => changeCell(change, context));
}

function changeCell(
  change: PlanChange,
  { review, translate }: Pick<CellContext, 'review' | 'translate'>,
): Cell {
  const text = (side: 'place' | 'before' | 'after') =>
    review.masked(textKeys.change(change.id, side), change[side]);
  const kind = translate(`opinion:planChangeKind.${change.kind}`);
  const head = translate('opinion-export:changeHead', { place: text('place'), kind });
  return [[{ text: head }], ...changedLines(text('before'), text('after'), translate)];
}
