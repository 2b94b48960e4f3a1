import { halfWidthInPlace } from './read-date.ts';

const pattern =
  /(?:(午前|午後|AM|PM|夜)\s*)?(?:(\d{1,2})\s*(?:時\s*(?:(\d{1,2})\s*分|(半))?|:\s*(\d{2}))|(正午))/giu;

/** A time of day in a text; offsets are into the text that was handed in. */
export interface FoundTime {
  readonly from: number;
  readonly to: number;
  /** `HH:MM`, 24 hours. */
  readonly time: string;
}

/** Times of day in a text, in order: 「午後2時30分」, 「14:00」, 「正午」. A time without 午前/午後 follows the one before. */
export function findTimes(text: string): FoundTime[] {
  const plain = halfWidthInPlace(text);
  const found: FoundTime[] = [];
  let afternoon = false;
  for (const match of plain.matchAll(pattern)) {
    const from = match.index;
    const to = from + match[0].length;
    // 「2時間」 is a length of time.
    if (plain.charAt(to) === '間' && match[0].endsWith('時')) continue;
    if (match[6] !== undefined) {
      afternoon = true;
      found.push({ from, to, time: '12:00' });
      continue;
    }
    const half = match[1]?.toUpperCase();
    if (half !== undefined) afternoon = half === '午後' || half === 'PM' || half === '夜';
    const printed = Number(match[2]);
    const minute = match[4] === undefined ? Number(match[3] ?? match[5] ?? 0) : 30;
    const carried = half === undefined && afternoon && printed < 12 && match[5] === undefined;
    const hour = (half !== undefined && afternoon && printed < 12) || carried ? printed + 12 : printed;
    if (hour > 24 || minute > 59) continue;
    found.push({ from, to, time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` });
  }
  return found;
}

/** Start and end of a sitting: the first two times of a text. 「10時から正午まで」. */
export function readTimeSpan(text: string): { readonly start: string | null; readonly end: string | null } {
  const [first, second] = findTimes(text);
  return { start: first?.time ?? null, end: second?.time ?? null };
}
