/** What is typed in the test of a whole sheet: every part of the form, with the kinds of values that such sheets hold. */
export const typedSheet = {
  paperTitle: 'みはらし野市地域福祉計画 課題シート',
  goal: 'つながりを育てる',
  visions: [
    {
      policy: '出会いの場をふやす',
      items: ['歩いて行ける居場所を町ごとに設けます。', '世代をこえて集まれる催しを開きます。'],
    },
    { policy: '声を受け止める', items: ['どの窓口でも、はじめの相談を断りません。'] },
  ],
  periods: ['（平成28年度）', '（令和5年度）', '（令和4年度）'],
  indicators: [
    { project: '居場所づくり', cells: ['居場所の数', '4か所', '充実', '11か所'], merged: false },
    { project: '居場所づくり', cells: ['開いた日数（延べ）', '—', '年300日', '年412日'], merged: true },
    {
      project: '相談の受け止め',
      cells: ['はじめの相談を受けた件数', '120件', '継続', '令和4年度に集計開始'],
      merged: false,
    },
  ],
  planPeriods: ['（平成28年度）', '（令和4年度）', '（令和4年度）'],
  planIndicators: [['近所に話せる人がいる割合', '41.5%', '50%', '46.2%']],
  evaluations: ['居場所は目標の数を上回りました。', '集計の方法がそろわず、比べられない件数があります。'],
  findings: [
    ['近所づき合いについて、「あいさつをする」の割合が52.3%と最も高い。', 'Ⅱ-1市民調査B問4'],
    ['相談先を「知らない」の割合が31.8%。', '問12(3)'],
  ],
  trends: [
    {
      title: '孤独・孤立対策の法律（令和6年4月施行）',
      items: ['地方公共団体の役割が定められた。', '協議会を置くことができる。'],
    },
  ],
  challenges: [
    {
      policy: '出会いの場をふやす',
      current: ['居場所は11か所ですが、北の地区には2か所しかありません。', 'あいさつをする人は52.3%です。'],
      issues: ['北の地区に居場所を設ける必要があります。'],
    },
    {
      policy: '声を受け止める',
      current: ['相談先を知らない人が31.8%います。'],
      issues: ['知らせ方を改め、出向いて受け止める必要があります。'],
    },
  ],
} as const;

/** Every text of the sheet that has to be on the printed paper. */
export function textsOfTypedSheet(): string[] {
  const { visions, indicators, planIndicators, findings, trends, challenges } = typedSheet;
  return [
    typedSheet.paperTitle,
    typedSheet.goal,
    ...visions.flatMap(({ policy, items }) => [policy, ...items]),
    ...typedSheet.periods,
    ...indicators.flatMap(({ project, cells }) => [project, ...cells]),
    ...typedSheet.planPeriods,
    ...planIndicators.flat(),
    ...typedSheet.evaluations,
    ...findings.flat(),
    ...trends.flatMap(({ title, items }) => [title, ...items]),
    ...challenges.flatMap(({ policy, current, issues }) => [policy, ...current, ...issues]),
  ];
}
