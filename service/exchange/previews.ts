import { wareki } from '../../core/domain/dates/wareki.ts';
import type { PublishedResponse } from '../../core/domain/exchange/documents.ts';
import type { Material, MaterialVersion } from '../../core/domain/materials/material.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import type { SheetDocument } from '../../core/domain/opinion-sheets/sheet.ts';
import type { Locale, Translate } from '../../core/locales/translator.ts';
import type { Preview } from '../../formats/bundle/index.ts';
import { materialLabel } from '../exports/packet-parts.ts';
import { meetingLabel } from '../handlers/summaries.ts';

/** What people without the program read in a bundle. */
export interface PreviewContext {
  readonly translate: Translate;
  readonly locale: Locale;
  readonly committeeName: string;
  readonly meeting: Meeting;
  readonly senderName: string;
  readonly revision: number;
  /** Unix time in milliseconds. */
  readonly now: number;
}

type Section = Preview['sections'][number];

function aboutSection(context: PreviewContext): Section {
  const { translate } = context;
  return {
    heading: translate('exchange:preview.about'),
    lines: [
      [translate('exchange:preview.committee'), context.committeeName],
      [translate('exchange:preview.meeting'), meetingLabel(context.meeting)],
      [translate('exchange:preview.sender'), context.senderName],
      [translate('exchange:preview.revision'), String(context.revision)],
      [translate('exchange:preview.made'), madeAt(context)],
      [translate('exchange:preview.program'), translate('exchange:preview.programText')],
    ],
  };
}

function madeAt({ now, locale }: PreviewContext): string {
  const local = new Date(now);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
  return `${locale === 'ja' ? wareki(day) : day} ${two(local.getHours())}:${two(local.getMinutes())}`;
}

function filled(lines: readonly (readonly [string, string])[]): Section['lines'] {
  return lines.filter(([, value]) => value !== '');
}

export function sheetPreview(
  context: PreviewContext,
  document: SheetDocument,
  notes: readonly { readonly body: string; readonly quote: string }[],
): Preview {
  const { translate } = context;
  const field = (
    name: 'submitter' | 'publishability' | 'location' | 'quote' | 'text' | 'reason' | 'proposal',
  ) => translate(`opinion:field.${name}`);
  const { submitter, publishability, answers, opinions } = document;
  const name = submitter.name ?? translate('exchange:preview.nobody');
  return {
    title: translate('exchange:preview.sheetTitle', { meeting: meetingLabel(context.meeting) }),
    language: context.locale,
    sections: [
      {
        heading: translate(`opinion:submitterRole.${submitter.role}`),
        lines: filled([
          [field('submitter'), name],
          [field('publishability'), translate(`opinion:publishability.${publishability}`)],
          ...answers.map(({ label, text }) => [label, text] as const),
        ]),
      },
      ...opinions.map((opinion, index) => ({
        heading: translate('exchange:preview.opinion', {
          no: index + 1,
          kind: translate(`opinion:kind.${opinion.kind}`),
        }),
        lines: filled([
          [field('location'), opinion.location.label],
          [field('quote'), opinion.quote],
          [field('text'), opinion.text],
          [field('reason'), opinion.reason],
          [field('proposal'), opinion.proposal],
        ]),
      })),
      ...(notes.length === 0
        ? []
        : [
            {
              heading: translate('exchange:preview.notes'),
              lines: notes.map(
                ({ body, quote }) =>
                  [
                    translate('exchange:preview.note'),
                    [quote, body].filter((part) => part !== '').join('\n'),
                  ] as const,
              ),
            },
          ]),
      aboutSection(context),
    ],
  };
}

/** 「資料4　課題シート（差替）」 */
export function versionTitle(
  material: Material,
  version: MaterialVersion | undefined,
  translate: Translate,
): string {
  const kind =
    version === undefined || version.versionKind === 'first'
      ? ''
      : `（${translate(`domain:versionKind.${version.versionKind}`)}）`;
  return [materialLabel(material.number, translate), `${material.title}${kind}`]
    .filter((part) => part !== null)
    .join('　');
}

export function packetPreview(
  context: PreviewContext,
  materials: readonly { readonly material: Material; readonly versions: readonly MaterialVersion[] }[],
): Preview {
  const { translate, meeting } = context;
  return {
    title: translate('exchange:preview.packetTitle', { meeting: meetingLabel(meeting) }),
    language: context.locale,
    sections: [
      {
        heading: translate('exchange:preview.materials'),
        lines: materials.map(({ material, versions }) => [
          '',
          versionTitle(
            material,
            versions.findLast(({ state }) => state === 'published'),
            translate,
          ),
        ]),
      },
      aboutSection(context),
    ],
  };
}

export function responsesPreview(context: PreviewContext, responses: readonly PublishedResponse[]): Preview {
  const { translate, meeting } = context;
  const field = (name: 'summary' | 'disposition' | 'response' | 'reason') =>
    translate(`opinion:field.${name}`);
  return {
    title: translate('exchange:preview.responsesTitle', { meeting: meetingLabel(meeting) }),
    language: context.locale,
    sections: [
      ...responses.map((response) => ({
        heading: translate('exchange:preview.response', { no: response.no }),
        lines: filled([
          [field('summary'), response.summary],
          [field('disposition'), response.disposition],
          [
            field('response'),
            [
              ...(response.sameAsNo === null
                ? []
                : [translate('exchange:preview.sameAs', { no: response.sameAsNo })]),
              response.text,
            ].join('\n'),
          ],
          [field('reason'), response.reason],
          ...response.planChanges.map(
            ({ kind, place, before, after }) =>
              [
                `${translate('exchange:preview.planChange')}（${translate(`opinion:planChangeKind.${kind}`)}）`,
                [place, before, after].filter((part) => part !== '').join('\n'),
              ] as const,
          ),
        ]),
      })),
      aboutSection(context),
    ],
  };
}
