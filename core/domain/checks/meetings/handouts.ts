import { halfWidthInPlace } from '../../dates/read-date.ts';
import type { HandoutListContent, HandoutRow } from '../../meetings/handout-list-content.ts';
import { type Finding, finding } from '../finding.ts';
import { type CheckedMaterial, type CheckedPacket, contentsOf } from '../packet.ts';
import { comparisonKey } from '../text/normal.ts';
import { printedDates } from '../text/printed-dates.ts';

/** 配布資料一覧 against the papers that are here, and against the meeting it says it is for. */
export function checkHandouts(packet: CheckedPacket): Finding[] {
  const lists = contentsOf(packet, 'handoutList');
  const findings = lists.flatMap(({ materialId, content }) => [
    ...received(packet, materialId, content.rows),
    ...numbers(materialId, content.rows),
    ...mergedRemarks(materialId, content),
    ...meetingOf(packet, materialId, content.rows),
  ]);
  if (lists.length === 0) return [...findings, ...notReceivedWithoutList(packet)];
  const rows = lists.flatMap(({ content }) => content.rows);
  return [...findings, ...unlisted(packet, rows)];
}

function received(packet: CheckedPacket, materialId: string, rows: readonly HandoutRow[]): Finding[] {
  const findings: Finding[] = [];
  rows.forEach((row, index) => {
    const place = { materialId, blockId: row.id };
    const values = { number: row.no ?? '', title: row.name };
    const earlier = row.no === null ? undefined : rows.slice(0, index).find((other) => other.no === row.no);
    if (earlier !== undefined) {
      findings.push(finding('handoutListedTwice', place, row.name, { ...values, other: earlier.name }));
      return;
    }
    const material = materialOf(packet, row);
    if (material === undefined || (material.state === 'notReceived' && material.content === null)) {
      findings.push(finding('handoutNotReceived', place, row.name, values));
    }
  });
  return findings;
}

function materialOf(packet: CheckedPacket, row: HandoutRow): CheckedMaterial | undefined {
  if (row.no !== null) {
    const key = comparisonKey(row.no);
    const numbered = packet.materials.find(
      (material) => material.number !== null && comparisonKey(material.number) === key,
    );
    if (numbered !== undefined) return numbered;
  }
  const name = comparisonKey(row.baseName);
  return packet.materials.find((material) => comparisonKey(material.title).includes(name));
}

function notReceivedWithoutList(packet: CheckedPacket): Finding[] {
  return packet.materials
    .filter((material) => material.state === 'notReceived' && material.content === null)
    .map((material) =>
      finding('handoutNotReceived', { materialId: material.materialId, blockId: null }, material.title, {
        number: material.number ?? '',
        title: material.title,
      }),
    );
}

function unlisted(packet: CheckedPacket, rows: readonly HandoutRow[]): Finding[] {
  return packet.materials.flatMap((material) => {
    if (material.kind === 'agenda' || material.kind === 'handoutList') return [];
    const listed = rows.some((row) => materialOf({ ...packet, materials: [material] }, row) !== undefined);
    if (listed) return [];
    // A file laid beside the numbered papers need not be on the list.
    const isFile = material.kind === 'file' || material.kind === 'report';
    const code = material.number === null && isFile ? 'fileNotListed' : 'materialNotListed';
    return [
      finding(code, { materialId: material.materialId, blockId: null }, material.title, {
        number: material.number ?? '',
        title: material.title,
      }),
    ];
  });
}

/** 資料1, 2, 4: a number was left out, or stands at the wrong paper. 資料1-1 counts as 資料1. */
function numbers(materialId: string, rows: readonly HandoutRow[]): Finding[] {
  const plain = rows.flatMap((row) => {
    const main = /^(\d{1,2})(?:-\d{1,2})?$/u.exec(row.no ?? '')?.[1];
    return main === undefined ? [] : [{ ...row, no: main }];
  });
  return plain.flatMap((row, index) => {
    const previous = plain[index - 1];
    const number = Number(row.no);
    const before = previous === undefined ? 0 : Number(previous.no);
    if (number === before || number === before + 1) return [];
    return [
      finding('handoutNumberSkipped', { materialId, blockId: row.id }, row.name, {
        number: row.no ?? '',
        expected: String(before + 1),
        title: row.name,
      }),
    ];
  });
}

/** Blank remarks below a printed one are usually a merged cell that fell apart: the distribution of those papers is a guess. */
function mergedRemarks(materialId: string, content: HandoutListContent): Finding[] {
  const blank = content.rows.filter((row) => row.remarkRaw.trim() === '');
  if (blank.length === 0 || blank.length === content.rows.length) return [];
  // A remark on single papers explains them; only 事前配布 and 当日配布 are said of every paper.
  if (!content.rows.some((row) => row.remarkRaw.trim() !== '' && row.distribution !== null)) return [];
  const head = content.columns.at(-1) ?? '';
  const known = head.trim() !== '';
  return [
    finding(
      'handoutRemarkMerged',
      { materialId, blockId: known ? content.headerId : (blank[0]?.id ?? null) },
      known ? head : (blank[0]?.name ?? ''),
      { titles: blank.map((row) => row.name).join('、'), count: String(blank.length) },
    ),
  ];
}

/** 「第1回（6月30日）」 beside the papers. */
function meetingOf(packet: CheckedPacket, materialId: string, rows: readonly HandoutRow[]): Finding[] {
  const meeting = packet.meeting;
  if (meeting === null) return [];
  return rows.flatMap((row) => {
    if (row.meetingText.trim() === '') return [];
    const text = halfWidthInPlace(row.meetingText);
    const place = { materialId, blockId: row.id };
    const session = /第\s*(\d{1,3})\s*回/u.exec(text)?.[1];
    if (session !== undefined && meeting.sessionNo !== null && Number(session) !== meeting.sessionNo) {
      const values = { printed: row.meetingText, meeting: String(meeting.sessionNo) };
      return [finding('meetingNumberDiffers', place, row.meetingText, values)];
    }
    const date = printedDates(text).find((found) => found.month !== null && found.day !== null);
    if (date === undefined || meeting.heldOn === null) return [];
    const [year, month, day] = meeting.heldOn.split('-').map(Number);
    const same = date.month === month && date.day === day && (date.year === null || date.year === year);
    if (same) return [];
    const values = {
      session: row.meetingText,
      printed: date.text,
      meeting: meeting.dateText ?? meeting.heldOn,
    };
    return [finding('meetingDateDiffers', place, row.meetingText, values)];
  });
}
