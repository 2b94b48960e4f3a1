/** A packet as data, with an invented city and its own sentences; variants.ts prints it in many ways. */

export interface DescribedPacket {
  readonly committee: string;
  readonly title: string;
  readonly fiscalYear: string;
  readonly sessionNo: number;
  readonly date: { readonly text: string; readonly iso: string };
  readonly time: { readonly text: string; readonly start: string; readonly end: string | null };
  readonly place: string;
  readonly agenda: readonly {
    readonly title: string;
    readonly items: readonly string[];
    readonly body: string;
  }[];
  readonly handouts: readonly {
    readonly no: string;
    readonly number: string | null;
    readonly name: string;
    readonly remark: string;
    readonly isReplacement: boolean;
  }[];
  readonly schedule: {
    readonly title: string;
    readonly years: readonly { readonly text: string; readonly rows: readonly DescribedRow[] }[];
  };
  readonly statistics: readonly DescribedTable[];
  readonly trends: DescribedTrends;
  readonly sheetTitle: string;
  readonly goals: readonly DescribedGoal[];
}

export interface DescribedRow {
  readonly session: string;
  readonly date: string;
  readonly topics: readonly string[];
  readonly precision: string;
  readonly start: string | readonly string[] | null;
  readonly end: string | null;
}

export interface DescribedTable {
  readonly no: string;
  readonly title: string;
  readonly years: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly raw: readonly string[];
    readonly values: readonly (number | null)[];
  }[];
  readonly note: string | null;
  readonly source: string;
}

export interface DescribedTrends {
  readonly title: string;
  readonly sections: readonly {
    readonly title: string;
    readonly paragraphs: readonly string[];
    readonly law: { readonly title: string; readonly articles: readonly string[] } | null;
    readonly groups: readonly { readonly title: string; readonly items: readonly string[] }[];
  }[];
}

export interface DescribedGoal {
  readonly goalNo: number;
  readonly goalTitle: string;
  readonly visions: readonly { readonly policy: string; readonly items: readonly string[] }[];
  readonly kpiYears: { readonly baseline: string; readonly target: string; readonly result: string };
  readonly kpis: readonly {
    readonly project: string;
    readonly indicator: string;
    readonly values: readonly [string, string, string];
  }[];
  readonly planYears: { readonly baseline: string; readonly target: string; readonly result: string };
  readonly planIndicators: readonly {
    readonly indicator: string;
    readonly values: readonly [string, string, string];
  }[];
  readonly evaluations: readonly string[];
  readonly findings: readonly {
    readonly text: string;
    readonly question: string;
    readonly norm: string;
    readonly answers: readonly (readonly [string, number])[];
  }[];
  readonly trends: readonly { readonly title: string; readonly items: readonly string[] }[];
  readonly challenges: readonly {
    readonly policy: string;
    readonly current: readonly string[];
    readonly issues: readonly string[];
  }[];
}

const goalNames = [
  '資源を生かすまち',
  '空気と水のきれいなまち',
  '緑と生きものを守るまち',
  '学び合うまち',
  '涼しく暮らすまち',
  '海とつながるまち',
];

function goal(goalNo: number): DescribedGoal {
  const name = goalNames[goalNo - 1] ?? '';
  const year = 20 + goalNo;
  return {
    goalNo,
    goalTitle: name,
    visions: [
      {
        policy: `${name}の土台づくり`,
        items: [`家庭と店が同じ向きで${name}に取り組めるよう、分け方の手引を配ります。`],
      },
      {
        policy: `${name}の担い手づくり`,
        items: ['学校で体験の日を設けます。', '事業者の工夫を紹介します。'],
      },
    ],
    kpiYears: { baseline: '平成30年度', target: '令和7年度', result: '令和5年度' },
    kpis: [
      { project: '分別の徹底', indicator: '1人1日当たりのごみの量', values: ['812g', '700g', `7${year}g`] },
      { project: '分別の徹底', indicator: '出前講座の回数', values: ['—', '年12回', `年${goalNo}回`] },
      {
        project: '生ごみの堆肥化',
        indicator: '容器を使う世帯の数',
        values: ['340世帯', '充実', `4${year}世帯`],
      },
    ],
    planYears: { baseline: '平成30年度', target: '令和6年度', result: '令和6年度' },
    planIndicators: [
      { indicator: `${name}に「満足」と答えた人の割合`, values: ['31.5%', '45%', `3${goalNo}.2%`] },
    ],
    evaluations: [
      `ごみの量は7${year}gまで減りましたが、目標には届いていません。`,
      '講座は感染症の間に減った回数が戻っていません。',
    ],
    findings: [
      {
        text: `環境のために続けていることは、「マイバッグを使う」が7${goalNo}.4%と最も多く、次いで「電気をこまめに消す」が65.0%でした。`,
        question: `Ⅰ-1市民調査C問${goalNo}`,
        norm: `Ⅰ-1市民調査C問${goalNo}`,
        answers: [
          ['マイバッグを使う', 70 + goalNo + 0.4],
          ['電気をこまめに消す', 65],
        ],
      },
      {
        text: '市に力を入れてほしいことは、「ごみの減量」、「緑の保全」が33.3%でした。',
        question: `Ⅰ-2事業者調査F問12-${goalNo}(3)`,
        norm: `Ⅰ-2事業者調査F問12-${goalNo}(3)`,
        answers: [['ごみの減量', 33.3]],
      },
    ],
    trends: [
      {
        title: 'プラスチックの資源循環に関する法律（令和4年4月施行）',
        items: ['市町村は分けて集めるよう努めます。', '店は使い捨ての品を減らします。'],
      },
      { title: '循環型社会づくりの計画（令和6年8月決定）', items: ['食品を捨てない工夫を広げます。'] },
    ],
    challenges: [
      {
        policy: `${name}の土台づくり`,
        current: [
          '「マイバッグを使う」人は多いものの、生ごみを減らす人は限られています。',
          '集合住宅では置場の広さが足りません。',
        ],
        issues: ['置場の見直しを管理組合と進める必要があります。'],
      },
      {
        policy: `${name}の担い手づくり`,
        current: ['体験の日は小学校の半分で開かれています。'],
        issues: ['中学校にも広げる必要があります。', '教える人を増やす必要があります。'],
      },
    ],
  };
}

/** The packet of an environment council, with `goals` 基本目標. */
export function describePacket(goals: number): DescribedPacket {
  return {
    committee: '汐見市環境審議会',
    title: '令和6年度第2回汐見市環境審議会次第',
    fiscalYear: '令和6年度',
    sessionNo: 2,
    date: { text: '令和6年8月23日（金）', iso: '2024-08-23' },
    time: { text: '午前9時30分から11時まで', start: '09:30', end: '11:00' },
    place: '汐見市民プラザ3階 大会議室',
    agenda: [
      { title: '開 会', items: [], body: '' },
      { title: '議 題', items: ['計画づくりの日程', '数字で見る汐見の環境', '課題の整理'], body: '' },
      { title: '配布資料', items: [], body: '別紙の一覧をご覧ください' },
    ],
    handouts: [
      { no: '1', number: '1', name: '計画づくりの日程', remark: '事前配布', isReplacement: false },
      { no: '2', number: '2', name: '数字で見る汐見の環境（統計）', remark: '', isReplacement: false },
      { no: '3', number: '3', name: '環境をめぐる動き', remark: '', isReplacement: false },
      {
        no: '4',
        number: '4',
        name: '汐見市環境基本計画課題シート',
        remark: '当日配布',
        isReplacement: false,
      },
      { no: '', number: '4', name: '汐見市環境基本計画課題シート（差替）', remark: '', isReplacement: true },
      { no: '参考資料1', number: '参考資料1', name: '用語集', remark: '机上配布', isReplacement: false },
      { no: '—', number: null, name: '市民意識調査の冊子', remark: '', isReplacement: false },
    ],
    schedule: {
      title: '計画づくりの日程',
      years: [
        {
          text: '令和6年度',
          rows: [
            {
              session: '第1回',
              date: '令和6年5月17日',
              topics: ['・諮問', '・計画のあらまし'],
              precision: 'exact',
              start: '2024-05-17',
              end: null,
            },
            {
              session: '—',
              date: '令和6年6月1日から 同年6月30日まで',
              topics: ['市民意識調査'],
              precision: 'range',
              start: '2024-06-01',
              end: '2024-06-30',
            },
            {
              session: '第2回',
              date: '令和6年8月23日',
              topics: ['・現状の整理', '(1)数字から分かること', '(2)調査から分かること'],
              precision: 'exact',
              start: '2024-08-23',
              end: null,
            },
            {
              session: '第3回',
              date: '令和6年11月頃',
              topics: ['・骨子案'],
              precision: 'approx-month',
              start: '2024-11',
              end: null,
            },
            {
              session: '—',
              date: '令和7年1月中旬',
              topics: ['パブリックコメント'],
              precision: 'approx-month',
              start: '2025-01',
              end: null,
            },
          ],
        },
        {
          text: '令和7年度',
          rows: [
            {
              session: '第1回',
              date: '未定',
              topics: ['・答申案'],
              precision: 'undecided',
              start: null,
              end: null,
            },
            {
              session: '—',
              date: '(1)令和7年5月10日 (2)令和7年5月11日',
              topics: ['説明会'],
              precision: 'multi',
              start: ['2025-05-10', '2025-05-11'],
              end: null,
            },
          ],
        },
      ],
    },
    statistics: [
      {
        no: '①',
        title: 'ごみの量の推移',
        years: ['令和3年度', '令和4年度', '令和5年度'],
        rows: [
          {
            label: '家庭から出るごみ（t）',
            raw: ['21,340', '20,988', '20,105'],
            values: [21340, 20988, 20105],
          },
          { label: '事業所から出るごみ（t）', raw: ['8,012', '8,330', '未定'], values: [8012, 8330, null] },
        ],
        note: '※集団回収は含みません。',
        source: '資料：汐見市「清掃事業の概要」',
      },
      {
        no: '②',
        title: '気温の移り変わり',
        years: ['平成30年', '令和元年', '令和2年', '令和3年'],
        rows: [
          { label: '年の平均気温', raw: ['16.1', '16.4', '—', '16.6'], values: [16.1, 16.4, null, 16.6] },
        ],
        note: null,
        source: '資料：汐見測候所の観測',
      },
    ],
    trends: {
      title: '環境をめぐる動き',
      sections: [
        {
          title: '気候の変化への対応',
          paragraphs: [
            '暑さは年ごとに厳しくなり、夏の外での活動を取りやめる学校が増えました。国は令和6年に新しい計画を決め、市町村にも避難できる涼しい場所を設けるよう求めています。',
            'あわせて、家庭での電気の使い方を見直す取組も全国に広がりつつあります。',
          ],
          law: {
            title: '（気候変動適応法 第12条）',
            articles: [
              '第十二条 市町村は、その区域の条件に応じた計画を定めるよう努めるものとする。',
              '2 市町村は、計画を定めたときは、公表するものとする。',
            ],
          },
          groups: [],
        },
        {
          title: '県の計画',
          paragraphs: ['県は令和5年度から令和9年度までの計画を定め、海の生きものを守る取組を進めています。'],
          law: null,
          groups: [{ title: '【三つの柱】', items: ['干潟を残す', '川をきれいにする', '学ぶ場を増やす'] }],
        },
      ],
    },
    sheetTitle: '汐見市環境基本計画 課題シート',
    goals: Array.from({ length: goals }, (_, index) => goal(index + 1)),
  };
}
