import type { Translate } from '../../../core/locales/translator.ts';
import { attributionText } from './cells.ts';
import { receiptFacts } from './export-sheets.ts';
import { type OpinionPaper, type PaperPart, plain, type Row, sheetMillimetres } from './paper.ts';
import type { CollectedSheet, DrawnCollection } from './sheet-collection.ts';
import { formTitle, sheetPaper } from './sheet-paper.ts';

const widths = { receipt: 24, opinions: 21, numbers: 48, page: 16 } as const;

/** Each sheet as it is printed by itself. */
export function collectedPapers(drawn: DrawnCollection): OpinionPaper[] {
  const { settings, translate, choices, meetingName } = drawn;
  return drawn.sheets.map((one): OpinionPaper => {
    const { sheet, attribution } = one;
    const isInternal = choices.version === 'internal';
    const numbers = numbersText(one, translate);
    const paper = sheetPaper(
      {
        meeting: meetingName,
        ...submitterLine(one, translate),
        role: sheet.submitter.role,
        publishability: isInternal ? sheet.publishability : null,
        answers: one.answers,
        opinions: one.opinions,
        facts: [
          ...(isInternal
            ? receiptFacts(sheet, translate)
            : [
                [
                  translate('opinion-export:sheet.receipt'),
                  translate('sheet-collection:receipt', { no: sheet.receiptNo }),
                ] as const,
              ]),
          ...(numbers === '' ? [] : [[translate('sheet-collection:numbers'), numbers] as const]),
        ],
      },
      settings,
      translate,
    );
    const receipt = translate('sheet-collection:receipt', { no: sheet.receiptNo });
    const who = attributionText(attribution, translate);
    return { ...paper, bookmark: [receipt, who].filter((text) => text !== '').join('\u3000') };
  });
}

/** Who handed it in, in words that say why no name stands there. */
function submitterLine(
  { sheet, attribution, isWithheld }: CollectedSheet,
  translate: Translate,
): { submitter: string | null; submitterLabel?: string } {
  if (attribution === null) {
    return { submitter: null };
  }
  switch (attribution.type) {
    case 'name':
      return { submitter: attribution.name };
    case 'unnamed':
      return { submitter: translate('opinion-export:sheet.noName') };
    case 'letter':
      return {
        submitter: attributionText(attribution, translate),
        submitterLabel: translate('opinion-export:column.submitter'),
      };
    case 'role':
      // The line of the role says the rest.
      return { submitter: isWithheld ? withheld(sheet.publishability, translate) : null };
  }
}

function withheld(publishability: CollectedSheet['sheet']['publishability'], translate: Translate): string {
  return translate(publishability === 'named' ? 'sheet-collection:noInitials' : 'sheet-collection:withheld');
}

function numbersText({ numbers }: CollectedSheet, translate: Translate): string {
  return numbers
    .map((no) => translate('opinion-export:changes.no', { no }))
    .join(translate('opinion-export:comma'));
}

/** The first pages: which sheets there are, where each begins, and what is not there and why. */
export function contentsPaper(drawn: DrawnCollection, firstPages: readonly number[]): OpinionPaper {
  const { translate, sheets, settings, people, title } = drawn;
  const opinions = sheets.reduce((sum, one) => sum + one.opinions.length, 0);
  const who = sheetMillimetres.portrait - widths.receipt - widths.opinions - widths.numbers - widths.page;
  const columns = [
    { head: translate('sheet-collection:column.receipt'), millimetres: widths.receipt },
    { head: translate('opinion-export:column.submitter'), millimetres: who },
    { head: translate('sheet-collection:column.opinions'), millimetres: widths.opinions },
    { head: translate('sheet-collection:numbers'), millimetres: widths.numbers },
    { head: translate('sheet-collection:column.page'), millimetres: widths.page },
  ];
  const rows = sheets.map((one, index): Row => {
    const cells = [
      String(one.sheet.receiptNo),
      attributionText(one.attribution, translate) ||
        translate(`opinion:submitterRole.${one.sheet.submitter.role}`),
      String(one.opinions.length),
      numbersText(one, translate),
      String(firstPages[index] ?? ''),
    ];
    return { type: 'body', cells: cells.map(plain) };
  });
  return {
    title,
    bookmark: translate('sheet-collection:contents'),
    landscape: false,
    parts: [
      {
        type: 'paragraph',
        role: 'lead',
        text: translate('sheet-collection:lead', {
          form: formTitle(settings, translate),
          sheets: sheets.length,
          people,
          opinions,
        }),
      },
      {
        type: 'table',
        name: translate('sheet-collection:contents'),
        columns,
        headed: true,
        rowHeads: [0],
        rows,
      },
      ...notesOf(drawn).map(
        (text): PaperPart => ({ type: 'paragraph', role: 'note', text: `※\u3000${text}` }),
      ),
    ],
  };
}

function notesOf({ choices, review, leftOut, answerCount, sheets, translate }: DrawnCollection): string[] {
  const note = (when: boolean, text: string): string[] => (when ? [text] : []);
  return [
    ...note(review.maskCount === 0, translate('opinion-export:note.original')),
    ...note(review.maskCount > 0, translate('opinion-export:note.masked', { count: review.maskCount })),
    ...note(choices.attribution === 'letter', translate('sheet-collection:note.letters')),
    ...note(
      sheets.some(({ isWithheld, sheet }) => isWithheld && sheet.publishability !== 'named'),
      translate('opinion-export:note.unnamed'),
    ),
    ...note(
      leftOut.membersOnly > 0,
      translate('sheet-collection:note.membersOnly', { count: leftOut.membersOnly }),
    ),
    ...note(
      leftOut.withdrawn > 0,
      translate('sheet-collection:note.withdrawn', { count: leftOut.withdrawn }),
    ),
    ...note(
      leftOut.outOfScope > 0,
      translate('sheet-collection:note.outOfScope', { count: leftOut.outOfScope }),
    ),
    ...note(answerCount > 0 && !choices.withAnswers, translate('sheet-collection:note.answers')),
  ];
}
