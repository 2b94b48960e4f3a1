/** About as much as a page of a printed narrative holds, in characters. */
const charactersPerPage = 900;
export const structuredPages = 100;

const sentences = [
  '地域の集まりに顔を出す人は、三年前と比べて少しずつ増えています。',
  '一方で、坂の上の地区では買物や通院の足に困るという声が続いています。',
  '令和5年度の見守りの訪問は、月に平均で214件になりました。',
  '相談の窓口を一つにしたところ、初めて訪ねる人の割合が3割をこえました。',
  '担い手の年齢は上がり続けており、若い世代が加わりやすい形を探しています。',
  '学校と町内会が一緒に開いた防災の訓練には、のべ486人が加わりました。',
  '情報が届いていない世帯へは、民生委員が紙の便りを手渡ししています。',
  '次の三年間は、続けられる仕組みを小さく作って確かめることを大切にします。',
];

/** A narrative of about a hundred printed pages in packet text, with headings and lists. */
export function structuredPaper(title: string): string {
  const lines = [
    '## 令和5年度第1回みはらし野市見守り推進委員会 次第',
    '',
    '日 時 令和5年6月30日（金）',
    '',
    '### 1 開 会',
    '',
    '資料1',
    '',
    `# ${title}`,
  ];
  let written = 0;
  for (let part = 1; written < structuredPages * charactersPerPage; part += 1) {
    lines.push('', `## (${part}) 第${part}地区のようす`, '');
    for (let paragraph = 0; paragraph < 4; paragraph += 1) {
      const text = Array.from(
        { length: 5 },
        (_, index) => sentences[(part * 3 + paragraph * 5 + index) % sentences.length],
      ).join('');
      const own = `${part}-${paragraph + 1}　${text}`;
      lines.push(paragraph === 3 ? `- ${own}` : own, '');
      written += own.length;
    }
  }
  return `${lines.join('\n')}\n`;
}
