import { readFiscalYear } from '../../core/domain/dates/fiscal-year.ts';
import { readNumeral } from '../../core/domain/dates/numerals.ts';
import { readTimeSpan } from '../../core/domain/dates/read-clock.ts';
import { contradictingWeekday, findDates, isImpossible, isoOf } from '../../core/domain/dates/read-date.ts';
import type { AgendaContent } from '../../core/domain/meetings/agenda-content.ts';
import type { MeetingHead } from '../../core/domain/meetings/meeting.ts';
import { readLabelledLine } from './agenda-fields.ts';
import { key } from './text.ts';

/** Words that names of committees end in. */
export const committeeWord =
  /(?:委員会|審議会|協議会|検討会|懇談会|懇話会|会議|部会|分科会|研究会|推進会|連絡会|審査会|調査会|評議会|協議体|策定会|作業班|ワーキンググループ)/u;

const sessionPattern =
  /[（(]?\s*第\s*([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})\s*回\s*(?:会議|会合|定例会)?\s*[)）]?/u;
const yearPattern =
  /[（(]?\s*(?:(?:令和|平成|昭和)\s*(?:元|[0-9０-９]{1,2})|[RHＲＨ]\s*[0-9０-９]{1,2}|(?:19|20|１９|２０)[0-9０-９]{2})\s*年?度\s*[)）]?/u;
// 「会議次第」 is the word for the paper; in 「子育て会議 次第」 the 会議 belongs to the name.
const agendaSuffix =
  /[\s　]*(?:の?開催について)?[\s　]*[（(【［「『]?\s*(?:(?<=^|[会回度\s　（(【［「『)）])会\s*議\s*)?次\s*第\s*(?:書)?\s*[)）】］」』]?\s*(?:[（(]案[)）])?\s*$/u;

export interface DateNotes {
  readonly impossible: readonly string[];
  readonly contradictions: readonly {
    readonly text: string;
    readonly printed: string;
    readonly actual: string;
  }[];
}

/** What the head of a 次第 says of its meeting. */
export function readMeetingHead(content: AgendaContent): {
  readonly head: MeetingHead;
  readonly notes: DateNotes;
} {
  const { title } = content;
  const session = sessionPattern.exec(title);
  const year = yearPattern.exec(title)?.[0] ?? null;
  const fiscalYear = year === null ? null : year.replace(/[()（）\s　]/gu, '');
  const when = content.fields.filter((field) => field.role === 'dateTime').map((field) => field.value);
  const dateAndTime = when.join('\n');
  const context = { fiscalYear: readFiscalYear(fiscalYear ?? '')?.year ?? null, previous: null };
  const found = findDates(dateAndTime.slice(0, 1000), context);
  const day = found.find((date) => date.day !== null) ?? found[0];
  const rest = day === undefined ? dateAndTime : dateAndTime.slice(day.to);
  const startText = rest.replace(/^[\s　、,:：）)]+/u, '').trim();
  const span = readTimeSpan(startText.slice(0, 500));
  const held = day === undefined || day.day === null ? null : isoOf(day);
  const place = content.fields.find((field) => field.role === 'place')?.value ?? null;
  return {
    head: {
      title,
      committeeName: committeeNameIn(title),
      fiscalYear,
      sessionNo: session === null ? null : readNumeral(session[1] ?? ''),
      dateText: day === undefined ? null : dateAndTime.slice(day.from, day.to),
      heldOn: held,
      startText: startText === '' ? null : startText,
      startTime: span.start,
      endTime: span.end,
      placeText: place === '' ? null : place,
    },
    notes: {
      impossible: found.filter(isImpossible).map((date) => date.text),
      contradictions: found.flatMap((date) => {
        const actual = contradictingWeekday(date);
        return actual === null || date.weekday === null
          ? []
          : [{ text: date.text, printed: date.weekday, actual }];
      }),
    },
  };
}

/** The committee in a title such as 「令和5年度第1回○○市△△審議会次第」; null where it names none. */
export function committeeNameIn(title: string): string | null {
  const name = title
    .replace(agendaSuffix, '')
    .replace(yearPattern, ' ')
    .replace(sessionPattern, ' ')
    .replace(/会会議\s*$/u, '会')
    .replace(/^[\s　]+|[\s　]+$/gu, '')
    .replace(/[\s　]+/gu, ' ');
  return committeeWord.test(key(name)) ? name : null;
}

/** True for a line of the head of a mail, which names the mail and not a paper. */
export function isMailHead(text: string): boolean {
  return /^[>＞\s]*(?:Subject|Date|Sent|From|To|Cc|Bcc|Reply-To|件名|差出人|宛先|送信日時|送信者|受信日時)\s*[:：]/iu.test(
    text,
  );
}

/** True for a line that titles a 次第. */
export function isAgendaTitle(text: string): boolean {
  return (
    text.length <= 100 &&
    !isMailHead(text) &&
    agendaSuffix.test(text) &&
    /次第(?:書)?(?:[)）】］」』])?(?:\(案\))?$/u.test(key(text))
  );
}

/** True for a line that may belong to the title above 「次第」: year, number of the sitting, committee. */
export function isTitlePart(text: string): boolean {
  return (
    text.length <= 60 &&
    !/[。、]/u.test(text) &&
    !isMailHead(text) &&
    readLabelledLine(text) === null &&
    (sessionPattern.test(text) || yearPattern.test(text) || committeeWord.test(text))
  );
}
