import { fiscalYearOf } from '../../dates/fiscal-year.ts';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import { type CheckedPacket, contentsOf } from '../packet.ts';
import { comparisonKey } from '../text/normal.ts';
import { yearIn } from '../text/printed-dates.ts';

/** 次第: the date lies in the fiscal year of the title; headings and items are numbered without gaps. */
export function checkAgenda(packet: CheckedPacket): Finding[] {
  return contentsOf(packet, 'agenda').flatMap(({ materialId, content }) => {
    const findings: Finding[] = [];
    const numbers = [
      content.sections.map((section) => ({
        id: section.id,
        no: section.no,
        text: section.noText,
        of: section.title,
      })),
      ...content.sections.map((section) =>
        section.items.map((item) => ({ id: item.id, no: item.no, text: item.noText, of: item.title })),
      ),
    ];
    for (const list of numbers) {
      const counted = levels(list);
      list.forEach((entry, index) => {
        const number = plainNumber(entry.no);
        const before = counted[index] ?? null;
        if (number === null || before === null || number === before + 1) return;
        findings.push(
          finding(
            'agendaNumberSkipped',
            { materialId, blockId: entry.id },
            entry.text === '' ? entry.of : entry.text,
            {
              item: entry.of,
              number: entry.no,
              expected: String(before + 1),
            },
          ),
        );
      });
    }
    const meeting = packet.meeting;
    const { startTime = null, endTime = null } = meeting ?? {};
    const timeField = content.fields.find((field) => field.role === 'dateTime');
    if (startTime !== null && endTime !== null && timeField !== undefined && endTime <= startTime) {
      const place = { materialId, blockId: timeField.id };
      findings.push(finding('timesReversed', place, timeField.value, { start: startTime, end: endTime }));
    }
    const fiscalYear = yearIn(halfWidthInPlace(meeting?.fiscalYear ?? ''));
    const heldOn = meeting?.heldOn ?? null;
    const dateField = content.fields.find((field) => field.role === 'dateTime');
    if (fiscalYear !== null && heldOn !== null && dateField !== undefined) {
      if (fiscalYearOf(heldOn) !== fiscalYear) {
        findings.push(
          finding(
            'dateOutsideFiscalYear',
            { materialId, blockId: dateField.id },
            meeting?.dateText ?? dateField.value,
            {
              fiscalYear: meeting?.fiscalYear ?? '',
              session: content.title,
            },
          ),
        );
      }
    }
    return findings;
  });
}

/**
 * The number that each entry goes on from; null where that is none. Entries of another style stand below: 「3.」, 「(1)」, 「(2)」,
 * 「4.」.
 */
function levels(list: readonly { readonly no: string; readonly text: string }[]): readonly (number | null)[] {
  const open: { readonly style: string; last: number | null }[] = [];
  return list.map(({ no, text }) => {
    const style = comparisonKey(text).replace(/\d+/gu, '#');
    const known = open.findIndex((level) => level.style === style);
    if (known >= 0) open.length = known + 1;
    else open.push({ style, last: 0 });
    const level = open.at(-1);
    const before = level?.last ?? null;
    if (level !== undefined) level.last = plainNumber(no);
    return before;
  });
}

function plainNumber(text: string): number | null {
  return /^\d{1,2}$/u.test(text) ? Number(text) : null;
}
