import type { FormSettings, StandardField } from '../../../core/domain/opinion-sheets/form-settings.ts';
import type { OriginalOpinion } from '../../../core/domain/opinion-sheets/opinion.ts';
import type { SheetDocument } from '../../../core/domain/opinion-sheets/sheet.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import { type OpinionPaper, type PaperPart, type PaperTable, plain, sheetMillimetres } from './paper.ts';

/** A sheet as it goes onto paper, with what is known of its way. */
export interface PrintedSheet {
  /** 「令和5年度第1回　見本市地域福祉推進委員会」 */
  readonly meeting: string;
  /** As it is to stand there: 「青木 健一」, 「委員A」; null where the line is left out. */
  readonly submitter: string | null;
  /** What stands before it, where it is not a name. */
  readonly submitterLabel?: string;
  readonly role: SheetDocument['submitter']['role'];
  /** null where the paper does not say it. */
  readonly publishability: SheetDocument['publishability'] | null;
  readonly answers: SheetDocument['answers'];
  readonly opinions: readonly OriginalOpinion[];
  /** Further lines of the head in words: receipt, way, revision, or that it is a draft. */
  readonly facts: readonly (readonly [label: string, value: string])[];
}

const labelWidth = 30;

function twoColumns(name: string, rows: readonly (readonly [label: string, value: string])[]): PaperTable {
  return {
    type: 'table',
    name,
    columns: [
      { head: '', millimetres: labelWidth },
      { head: '', millimetres: sheetMillimetres.portrait - labelWidth },
    ],
    headed: false,
    rowHeads: [0],
    rows: rows
      .filter(([, value]) => value !== '')
      .map(([label, value]) => ({
        type: 'body',
        cells: [[[{ text: label, mark: 'strong' }]], plain(value)],
      })),
  };
}

/** The words of a field on the form of this committee. */
export function fieldLabel(settings: FormSettings, field: StandardField, translate: Translate): string {
  return settings.fields[field].label ?? translate(`opinion-export:formField.${field}`);
}

export function formTitle(settings: FormSettings, translate: Translate): string {
  return settings.title ?? translate('opinion-export:sheet.title');
}

/** 意見・提案シート of one person with everything that they wrote, word for word. */
export function sheetPaper(sheet: PrintedSheet, settings: FormSettings, translate: Translate): OpinionPaper {
  const label = (field: StandardField) => fieldLabel(settings, field, translate);
  const title = formTitle(settings, translate);
  const head = twoColumns(title, [
    [translate('opinion-export:sheet.meeting'), sheet.meeting],
    ...(sheet.submitter === null
      ? []
      : [[sheet.submitterLabel ?? label('submitter'), sheet.submitter] as const]),
    [translate('opinion-export:sheet.role'), translate(`opinion:submitterRole.${sheet.role}`)],
    ...(sheet.publishability === null
      ? []
      : [[label('publishability'), translate(`opinion:publishability.${sheet.publishability}`)] as const]),
    ...sheet.facts,
    ...sheet.answers.map(({ label: question, text }) => [question, text] as const),
  ]);
  return {
    title,
    landscape: false,
    parts: [
      head,
      ...sheet.opinions.flatMap((opinion, index): PaperPart[] => {
        const heading = translate('opinion-export:sheet.opinion', {
          no: index + 1,
          kind: translate(`opinion:kind.${opinion.kind}`),
        });
        return [
          { type: 'heading', text: heading },
          twoColumns(heading, [
            [label('location'), opinion.location.label],
            [label('quote'), opinion.quote],
            [label('text'), opinion.text],
            [label('reason'), opinion.reason],
            [label('proposal'), opinion.proposal],
          ]),
        ];
      }),
      ...(sheet.opinions.length > 0
        ? []
        : [{ type: 'paragraph', role: 'lead', text: translate('opinion-export:sheet.empty') } as const]),
    ],
  };
}
