import type { MaterialSummary, MeetingSummary, Overview } from '../../core/contract/schemas.ts';
import type { Material } from '../../core/domain/materials/material.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import type { Translate } from '../../core/locales/translator.ts';

/** The name of a material in lists: 次第 and 配布資料一覧 go by their kind, everything else by its own title. */
export function nameOfMaterial(t: Translate, material: Pick<Material, 'kind' | 'title'>): string {
  return material.kind === 'agenda' || material.kind === 'handoutList'
    ? t(`domain:kind.${material.kind}`)
    : material.title;
}

/** 資料4 for 「4」; a number that already says what it is (参考資料1) stays as it is. */
export function labelOfNumber(t: Translate, number: string): string {
  return /^[\d０-９]/u.test(number) ? t('domain:materialNumber', { number }) : number;
}

/** Number and name of a material, for one line: 資料4　課題シート */
export function labelOfMaterial(t: Translate, material: Pick<Material, 'kind' | 'title' | 'number'>): string {
  const name = nameOfMaterial(t, material);
  return material.number === null ? name : `${labelOfNumber(t, material.number)}\u3000${name}`;
}

/** 第1回, or the title of a meeting without a number. */
export function shortNameOfMeeting(t: Translate, meeting: Meeting): string {
  return meeting.sessionNo === null ? meeting.title : t('app:meeting.session', { number: meeting.sessionNo });
}

/** Fiscal year, number and committee of a meeting, each set apart by a wide space. */
export function nameOfMeeting(t: Translate, meeting: Meeting): string {
  const session = meeting.sessionNo === null ? null : t('app:meeting.session', { number: meeting.sessionNo });
  const parts = [meeting.fiscalYear, session, meeting.committeeName].filter((part) => part !== null);
  return session === null || parts.length < 2 ? meeting.title : parts.join('　');
}

/** Headings that stand below a material in the navigation: its sections, not its title. */
export function sectionsOf(summary: MaterialSummary): MaterialSummary['headings'] {
  const sections = summary.headings.filter((heading) => heading.level === 2);
  return sections.length > 0 ? sections : summary.headings.filter((heading) => heading.level === 3);
}

/** All materials with content, in the order of the navigation. */
export function readableMaterials(overview: Overview): MaterialSummary[] {
  return overview.meetings.flatMap((meeting) =>
    meeting.materials.filter((material) => !material.notReceived),
  );
}

/** The meeting of a material. */
export function meetingOf(overview: Overview, materialId: string): MeetingSummary | undefined {
  return overview.meetings.find((meeting) =>
    meeting.materials.some((summary) => summary.material.id === materialId),
  );
}

/** The meeting that acts without a chosen one are about: the next one from `today` on, else the latest. */
export function usualMeeting(overview: Overview, today: string): MeetingSummary | undefined {
  const withPapers = overview.meetings.filter((meeting) => meeting.materials.length > 0);
  return (
    withPapers.find((meeting) => (meeting.meeting.heldOn ?? '') >= today) ??
    withPapers.at(-1) ??
    overview.meetings.at(-1)
  );
}
