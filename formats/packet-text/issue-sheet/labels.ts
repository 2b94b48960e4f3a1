import { key, shortKey } from '../text.ts';

/** Parts of a 課題シート. */
export type Part =
  | 'visions'
  | 'projects'
  | 'planIndicators'
  | 'evaluations'
  | 'findings'
  | 'trends'
  | 'challenges';

const labels: readonly (readonly [Part, RegExp])[] = [
  [
    'visions',
    /^(?:施策の|計画の)?(?:目指す|めざす|目指すべき|あるべき)姿(?:\(?ビジョン\)?)?$|^(?:ビジョン|将来像)$|^施策の(?:方向|方向性|目指す方向)$/u,
  ],
  ['planIndicators', /^計画全体の(?:目標|成果)?指標$/u],
  [
    'projects',
    /^(?:現在|これまで|現行|現行計画|現計画|前期計画)の?(?:主な)?(?:取り?組み?|事業|施策)(?:の?状況|内容|等|と指標)?$|^(?:主な)?取り?組み?(?:の)?(?:状況|内容|実績|現状)?$|^指標の達成状況$|^事業の(?:状況|実績)$/u,
  ],
  [
    'evaluations',
    /^(?:取り?組み?の?|事業の|施策の|現行計画の|これまでの)?(?:評価|成果|総括|達成状況|進捗状況|取組状況|振り返り|ふりかえり)(?:(?:と|・|及び)課題)?$/u,
  ],
  [
    'findings',
    /^(?:市民|住民|区民|町民|村民|各種|福祉)?(?:アンケート|意識調査)(?:調査)?(?:の|から見た|から見える|からみた)?(?:結果|状況|現状|主な結果|意見)?(?:等|から)?$|^[^\d、。]{0,12}?(?:(?:アンケート|ニーズ|意識|実態|意向|満足度)等?調査|アンケート)等?(?:の|から(?:見た|見える|みた)|にみる)?(?:主な)?(?:結果|状況|現状)(?:の?(?:概要|まとめ|抜粋))?$|^地域の(?:状況|現状|実態|声)$|^調査(?:から見た|からみた)(?:現状|状況)$/u,
  ],
  [
    'trends',
    /^国(?:や|・|、|と|及び|並びに)?(?:都|道|府|県|都道府県|社会)*の?(?:方針|動向|動き|政策|施策|制度)(?:(?:や|・|、|と|及び|並びに)(?:社会)?(?:の)?(?:動向|方針|情勢|動き))?(?:等)?$|^(?:国の動向|社会動向|社会の動向|国等の動向|関連法令等?|法令等の動向)$/u,
  ],
  [
    'challenges',
    /^(?:次期|次の|新たな|新|今後の)計画(?:の策定)?(?:に向けた|に向けて|における|に当たっての|にあたっての|で取り組む|の)(?:主な)?課題(?:等)?$|^(?:今後の|現状と|主な)課題$|^課題の整理$/u,
  ],
];

/** The part of the sheet that a label names; null for other text. */
export function partOfLabel(text: string): Part | null {
  const plain = bareKey(text);
  if (plain === '' || plain.length > 40) return null;
  // 「（n=1,204）」, 「（複数回答）」 behind the label of a survey.
  const bare = plain.replace(/\((?:[^()]{0,8}n=[\d,]+[^()]{0,8}|複数回答|抜粋|主なもの)\)$/iu, '');
  if (bare.length > 30) return null;
  const part = labels.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
  return part === 'findings' || bare === plain ? part : null;
}

/** Without number, bullet and brackets around it. */
function bareKey(text: string): string {
  return shortKey(text, 40)
    .replace(/^[■□●○◎◆◇▼▶・*]+/u, '')
    .replace(/^(?:[([]?\d{1,2}[)\].、]|[ⅠⅡⅢⅣⅤI]{1,3}[.、])/u, '')
    .replace(/^[【〈<《]+|[】〉>》]+$/gu, '')
    .replace(/[:：]$/u, '');
}

export interface ChallengeMark {
  readonly side: 'current' | 'issues';
  /** The mark as printed. */
  readonly label: string;
  /** Text that follows it on the line. */
  readonly rest: string;
}

const markPattern =
  /^(?<label>(?:[【〈《＜<［[〔(（「]\s*(?:現\s*状|現\s*況|課\s*題)\s*[】〉》＞>］\]〕)）」]|[■□●◎◆◇▼○・]\s*(?:現状|課題)(?=$|[\s　:：])|(?:(?:[(（][0-9０-９ア-ン][)）]|[①-⑨]|[0-9０-９][.．、])\s*)?(?:現\s*状|現\s*況|課\s*題)(?=$|[:：]))[:：]?)(?<rest>[\s\S]*)$/u;

/** 【現状】 and 【課題】 in the spellings of the field, with what follows them. */
export function readChallengeMark(text: string): ChallengeMark | null {
  if (!/[現課]/u.test(text.slice(0, 6))) return null;
  const groups = markPattern.exec(text.trim())?.groups;
  if (groups === undefined) return null;
  const label = groups['label'] ?? '';
  return { side: /課/u.test(label) ? 'issues' : 'current', label, rest: (groups['rest'] ?? '').trim() };
}

/** True for a line that titles a 課題シート. */
export function isSheetTitle(text: string): boolean {
  return /課題(?:整理|検討|分析)?(?:シート|票|整理表|整理票|調書|一覧表?|表)(?:\(.{0,16}\))?$/u.test(
    key(text.slice(0, 120)),
  );
}
