import type { NewId } from '../../core/domain/ids.ts';
import type { MaterialContent } from '../../core/domain/materials/content.ts';
import type { NarrativeNode } from '../../core/domain/materials/narrative-content.ts';

/** Words of the field, combined by counting: the same numbers give the same text, and no two sentences are equal. */
const subjects = [
  '高齢者',
  '障がいのある人',
  '子育て世帯',
  '生活に困っている人',
  'ひとり暮らしの人',
  '外国籍の住民',
  '若い世代',
  '介護をする家族',
];
const places = ['駅の周辺', '団地', '商店街', '小学校区', '公民館', '福祉会館', '図書館', '市役所の窓口'];
const deeds = [
  '見守り',
  '相談',
  '移動の支援',
  '居場所づくり',
  '情報の提供',
  '健康づくり',
  '学習の支援',
  '防災の訓練',
];
const ends = [
  'を進めることが求められています。',
  'について、引き続き検討します。',
  'の取組を広げる必要があります。',
  'に課題があるという意見がありました。',
];

function pick(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}

/** Sentence number `index`. */
export function sentence(index: number): string {
  const length = subjects.length;
  return `${pick(places, index)}で${pick(subjects, Math.floor(index / length))}の${pick(
    deeds,
    Math.floor(index / (length * length)),
  )}${pick(ends, index)}（第${index + 1}項）`;
}

/** A narrative paper of `paragraphs` paragraphs of three sentences, in sections of ten. */
export function syntheticNarrative(
  title: string,
  paragraphs: number,
  first: number,
  newId: NewId,
): MaterialContent {
  const nodes: NarrativeNode[] = [{ type: 'heading', id: newId(), level: 1, text: title }];
  for (let index = 0; index < paragraphs; index++) {
    if (index % 10 === 0) {
      nodes.push({
        type: 'heading',
        id: newId(),
        level: 2,
        text: `(${index / 10 + 1}) ${pick(deeds, index / 10)}について`,
      });
    }
    const number = first + index * 3;
    nodes.push({
      type: 'paragraph',
      id: newId(),
      text: [0, 1, 2].map((offset) => sentence(number + offset)).join(''),
    });
  }
  return { kind: 'narrative', nodes };
}

const agePeriods = ['令和元年', '令和2年', '令和3年', '令和4年', '令和5年'];

/** A statistics paper of `tables` tables whose parts add up to their total. */
export function syntheticStatistics(
  title: string,
  tables: number,
  first: number,
  newId: NewId,
): MaterialContent {
  return {
    kind: 'statistics',
    title: { id: newId(), text: title },
    notes: [],
    tables: Array.from({ length: tables }, (_, index) => {
      const parts = deeds.slice(0, 4).map((label, row) => ({
        label,
        numbers: agePeriods.map((_, column) => 100 + ((first + index * 37 + row * 11 + column * 7) % 900)),
      }));
      const total = agePeriods.map((_, column) =>
        parts.reduce((sum, { numbers }) => sum + (numbers[column] ?? 0), 0),
      );
      return {
        id: newId(),
        titleId: newId(),
        headerId: newId(),
        figureId: newId(),
        no: String.fromCodePoint('①'.charCodeAt(0) + (index % 20)),
        title: `${pick(places, index)}における件数の推移`,
        stub: '',
        unitLine: null,
        periods: agePeriods.map((label) => ({ label, provisional: false, undecided: false })),
        series: [...parts, { label: '合計', numbers: total }].map(({ label, numbers }) => ({
          id: newId(),
          label,
          unit: null,
          values: numbers.map((value) => ({ raw: value.toLocaleString('en-US'), value, missing: null })),
        })),
        notes: [],
        source: { id: newId(), text: '資料：統計のための見本' },
      };
    }),
  };
}
