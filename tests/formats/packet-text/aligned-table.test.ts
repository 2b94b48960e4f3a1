import { describe, expect, it } from 'vitest';
import type { WarningCode } from '../../../formats/packet-text/elements.ts';
import { readElements } from '../../../formats/packet-text/read-elements.ts';
import { lostStretches } from './lossless.ts';
import { only, readText } from './reading-help.ts';

/** Tables as cells of rows; other lines as they are. */
function read(...lines: string[]) {
  const warnings: [number, WarningCode][] = [];
  const elements = readElements(lines.join('\n'), (line, code) => warnings.push([line, code]));
  const found = elements.map((element) =>
    element.type === 'table'
      ? element.table.rows.map((row) => row.cells.map(({ text }) => text))
      : element.text,
  );
  return { found, warnings };
}

describe('columns held together by spaces', () => {
  it('figures below heads, with a title above and notes below', () => {
    expect(
      read(
        '表１　利用した人の数　（単位：人）',
        '　　　　　　令和４年度　　令和５年度　　令和６年度',
        '東　館　　　　 1,200　　　　1,340　　　　1,405',
        '西　館　　　　　 820　　　　　905　　　　　930',
        '※速報値です。',
        '出典：生涯学習の課',
      ),
    ).toEqual({
      found: [
        '表１　利用した人の数　（単位：人）',
        [
          ['', '令和４年度', '令和５年度', '令和６年度'],
          ['東　館', '1,200', '1,340', '1,405'],
          ['西　館', '820', '905', '930'],
        ],
        '※速報値です。',
        '出典：生涯学習の課',
      ],
      warnings: [],
    });
  });

  it('half-width spaces, blank cells and dashes', () => {
    expect(
      read(
        '区分          R4      R5      R6',
        '男            10      11      12',
        '女             9       -      10',
        '他             1               2',
      ).found,
    ).toEqual([
      [
        ['区分', 'R4', 'R5', 'R6'],
        ['男', '10', '11', '12'],
        ['女', '9', '-', '10'],
        ['他', '1', '', '2'],
      ],
    ]);
  });

  it('short words below heads; names keep the space inside', () => {
    expect(
      read(
        '役職　　氏　名　　　　所　属',
        '座長　　田所　一郎　　学識経験者',
        '副座長　沢井　花子　　町内会の会',
        '委員　　森　　三郎　　公募',
      ).found,
    ).toEqual([
      [
        ['役職', '氏　名', '所　属'],
        ['座長', '田所　一郎', '学識経験者'],
        ['副座長', '沢井　花子', '町内会の会'],
        ['委員', '森　　三郎', '公募'],
      ],
    ]);
  });

  it('a schedule with years of their own and text that goes on below', () => {
    expect(
      read(
        '回　　　日程　　　　　　　　議題',
        '令和７年度',
        '第１回　令和７年５月頃　　　・川の今',
        '　　　　　　　　　　　　　　・調べる項目',
        '第２回　令和７年８月頃　　　・骨子',
      ).found,
    ).toEqual([
      [
        ['回', '日程', '議題'],
        ['令和７年度', '', ''],
        ['第１回', '令和７年５月頃', '・川の今'],
        ['', '', '・調べる項目'],
        ['第２回', '令和７年８月頃', '・骨子'],
      ],
    ]);
  });

  it('an indented table of figures', () => {
    expect(
      read(
        '　　施設　　　令和５年　令和６年',
        '　　図書館　　　 1,200　　 1,310',
        '　　公民館　　　　 820　　　 790',
      ).found,
    ).toEqual([
      [
        ['施設', '令和５年', '令和６年'],
        ['図書館', '1,200', '1,310'],
        ['公民館', '820', '790'],
      ],
    ]);
  });

  it('figures that do not stand below one another, by their order', () => {
    expect(read('町名　男　女　計', '中の町　120　130　250', '本町　1,080　90　1,170').found).toEqual([
      [
        ['町名', '男', '女', '計'],
        ['中の町', '120', '130', '250'],
        ['本町', '1,080', '90', '1,170'],
      ],
    ]);
  });

  it.each([
    [
      'in the middle',
      '　　　　　　　令和４年度　　　　令和５年度',
      '地区　　　　　男　　　女　　　　男　　　女',
      '',
    ],
    [
      'at their left',
      '地区　　　　　令和４年度　　　　令和５年度',
      '　　　　　　　男　　　女　　　　男　　　女',
      '地区',
    ],
  ])('labels over more columns, %s', (_, upper, lower, corner) => {
    const source = [
      upper,
      lower,
      '東　　　　　　10　　　11　　　　12　　　13',
      '西　　　　　　 8　　　 9　　　　 9　　　10',
    ];
    const elements = readElements(source.join('\n'), () => undefined);
    const [table] = elements;
    if (table?.type !== 'table' || elements.length > 1) throw new Error('no table');
    expect(table.table.headRows).toBe(2);
    expect(table.table.rows[0]?.cells.map(({ text, columnSpan }) => [text, columnSpan])).toEqual([
      [corner, 1],
      ['令和４年度', 2],
      ['令和５年度', 2],
    ]);
    expect(table.table.rows[3]?.cells.map(({ text }) => text)).toEqual(['西', '8', '9', '9', '10']);
    expect(table.line).toBe(1);
  });

  it('labels of which it cannot be told what they stand over are reported', () => {
    const source = [
      '　　　　令和４年度　　　令和５年度',
      '地区　　男　　　女　　　計',
      '東　　　10　　　11　　　21',
      '西　　　 8　　　 9　　　17',
    ];
    const { found, warnings } = read(...source);
    expect(found).toMatchObject(['令和４年度　　　令和５年度', [{}, {}, {}]]);
    expect(warnings).toEqual([[1, 'columnsUnclear']]);
  });

  it('a part of a sheet beside its label', () => {
    expect(read('施策の目指す姿　　○川に親しむ ・誰もが水辺で憩えます。').found).toEqual([
      [['施策の目指す姿', '○川に親しむ ・誰もが水辺で憩えます。']],
    ]);
  });
});

describe('a list of papers', () => {
  it.each([
    [
      'aligned',
      [
        '資料番号　　資料名　　　　　備考',
        '資料１　　　川の水質　　　　事前送付',
        '資料２　　　水辺の計画の案　当日配布',
        '参考資料　　決まり',
      ],
    ],
    [
      'with one space',
      [
        '資料番号　資料名　備考',
        '資料１　川の水質　事前送付',
        '資料２　水辺の計画の案　当日配布',
        '参考資料　決まり',
      ],
    ],
  ])('%s', (_, lines) => {
    const packet = readText(
      ['第１回川辺の会　次第', '', '日時　令和７年５月１日（木）', '', '配布資料一覧', '', ...lines].join(
        '\n',
      ),
    );
    expect(packet.handouts.map(({ no, baseName, distribution }) => [no, baseName, distribution])).toEqual([
      ['1', '川の水質', 'advance'],
      ['2', '水辺の計画の案', 'onTheDay'],
      ['参考資料', '決まり', 'onTheDay'],
    ]);
    expect(only(packet, 'handoutList').columns).toEqual(['', '資料番号', '資料名', '備考']);
  });
});

describe('what is no table', () => {
  it.each([
    ['items of a 次第', ['１　開会', '２　議題　　（１）計画について　　資料１', '３　閉会　　その他']],
    [
      'numbered items with papers',
      ['（１）川の水質　　　　資料１', '（２）水辺の計画　　　資料２', '（３）その他　　　　　資料３'],
    ],
    [
      'labelled lines',
      [
        '日時　令和７年９月１８日（木）　午後３時',
        '場所　町民会館　２階　会議室',
        '出席者　委員１０人　　事務局３人',
      ],
    ],
    [
      'papers without a head',
      ['資料１　川の水質　　　事前送付', '資料２　水辺の計画　　当日配布', '資料３　決まり　　　　当日配布'],
    ],
    [
      'names without a head',
      ['田所　一郎　　座長　　大学', '沢井　花子　　委員　　町内会', '森下　三郎　　委員　　公募'],
    ],
    [
      'prose with spaces',
      [
        'この計画は　町の将来を　考えます。',
        'みんなで　話し合い　進めます。',
        'これからも　よろしく　お願いします。',
      ],
    ],
    [
      'two columns of sentences',
      ['目標　　内容', '目標１　歩いて通える場を増やします。', '目標２　相談の窓口を一つにします。'],
    ],
    [
      'indented lines',
      ['　　事務局　企画の課　電話', '　　担当　　田中　　　内線', '　　住所　　中の町　　一丁目'],
    ],
    ['bullets', ['・川　　10　　20', '・山　　11　　21', '・町　　12　　22']],
  ])('%s', (_, lines) => {
    expect(read(...lines).found.every((one) => typeof one === 'string')).toBe(true);
  });

  it.each([
    ['figures without a head', ['東地区　　12　340　5', '西地区　1,200　8　77', '南地区　3　　15　2']],
    [
      'heads without places',
      ['地区　　人数　　備考', '東地区の全体　12　なし', '西地区　　　　　1,200　　　増', '南　3　　減'],
    ],
  ])('%s are reported and kept', (_, lines) => {
    const { found, warnings } = read(...lines);
    expect(found).toEqual(lines);
    expect(warnings).toEqual([[1, 'columnsUnclear']]);
  });
});

describe('a packet whose tables are aligned', () => {
  const source = [
    '第２回川辺の会　次第',
    '',
    '日時　令和７年５月１日（木）　午後２時',
    '場所　町民会館　２階',
    '',
    '１　開会',
    '２　議題',
    '（１）川の水質について',
    '３　閉会',
    '',
    '資料１　川の水質について',
    '',
    '表１　測った回数（単位：回）',
    '',
    '地点　　　令和４年　　令和５年　　令和６年',
    '上の橋　　　　　12　　　　　14　　　　　15',
    '下の橋　　　　　 8　　　　　 9　　　　　11',
    '計　　　　　　　20　　　　　23　　　　　26',
    '資料：環境の課',
    '',
    '資料２　水辺の計画の課題',
    '',
    '基本目標１「水辺に親しむ」についての課題',
    '',
    '事業名　　　指標　　　　　現状（令和２年度）　　目標（令和８年度）　　結果（令和６年度）',
    '川の学校　　加わった数　　150人　　　　　　　　 300人　　　　　　　　 212人',
    '案内の板　　板の数　　　　4か所　　　　　　　　 12か所　　　　　　　　9か所',
    '',
    '調査結果項目　　　　　　　　　　　　　　　　　　　　　　　問番号',
    '川へ行く回数は「月に１回より少ない」の割合が52.4％です。　町民調査問Ｃ７',
  ].join('\n');
  const packet = readText(source);

  it('is read like one with tabs', () => {
    expect(packet.documents.map(({ number, content }) => [number, content.kind])).toEqual([
      [null, 'agenda'],
      ['1', 'statistics'],
      ['2', 'issueSheet'],
    ]);
    expect(
      only(packet, 'statistics').tables[0]?.series.map(({ values }) => values.map(({ value }) => value)),
    ).toEqual([
      [12, 14, 15],
      [8, 9, 11],
      [20, 23, 26],
    ]);
    const sheet = only(packet, 'issueSheet').sheets[0];
    expect(sheet?.indicators.map(({ project, result }) => [project, result])).toEqual([
      ['川の学校', '212人'],
      ['案内の板', '9か所'],
    ]);
    expect(sheet?.findings.map(({ question }) => question?.norm)).toEqual(['町民調査C問7']);
    expect(packet.warnings).toEqual([]);
  });

  it('loses nothing, however it is cut off', () => {
    for (let end = 60; end <= source.length; end += 7) {
      const cut = source.slice(0, end);
      expect(
        lostStretches(cut.replaceAll(/ *　[　 ]*/gu, '\t'), readText(cut), true),
        `cut at ${end}`,
      ).toEqual([]);
    }
  });
});
