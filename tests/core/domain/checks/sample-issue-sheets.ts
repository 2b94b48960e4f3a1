/** The issue sheets of the sample packet: three goals whose texts quote their survey tables correctly. */
import type {
  IssueSheet,
  IssueSheetContent,
  SurveyFinding,
} from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';

const id = fixtureIds('d');
const line = (text: string) => ({ id: id(), text });
const bullet = (text: string) => ({ id: id(), marker: '・', text });

type Answers = readonly (readonly [label: string, percent: number])[];

function surveyFinding(
  survey: string,
  section: string,
  question: string,
  stem: string,
  answers: Answers,
): SurveyFinding {
  const [surveyNo = '', name = ''] = survey.split(' ');
  const questionText = `${surveyNo}${name}${section}問${question}`;
  const stated = answers.map(([label, percent], index) => {
    const lead = index === 1 ? '次いで' : '';
    return `${lead}「${label}」の割合が${percent.toFixed(1)}%${index === 0 ? 'と最も高く' : ''}`;
  });
  return {
    id: id(),
    text: `${stem}について、${stated.join('、')}。`,
    questionText,
    question: { surveyNo, survey: name, section, question, sub: null, norm: questionText },
    answers: answers.map(([label, percent]) => ({ labels: [label], percent })),
  };
}

const residents = '調査1 住民調査';
const groups = '調査2 団体調査';

const findings = {
  worries: surveyFinding(residents, 'A', '3', '毎日の暮らしで心配なこと', [
    ['体の調子', 41.2],
    ['お金のやりくり', 30.6],
    ['地震や大雨への備え', 27.9],
  ]),
  shelter: surveyFinding(residents, 'B', '7', '避難するときに気がかりなこと', [
    ['薬が手に入るかどうか', 48.3],
    ['寝る場所が足りないこと', 39.5],
    ['家族と連絡がつかないこと', 33.1],
  ]),
  helper: surveyFinding(residents, 'B', '8', '避難のときに手を貸せるか', [
    ['手を貸せる', 36.4],
    ['分からない', 34.8],
    ['難しい', 26.0],
  ]),
  sources: surveyFinding(residents, 'C', '12', '町の知らせを何で見るか', [
    ['広報紙', 66.7],
    ['回覧板', 35.2],
    ['町のホームページ', 22.4],
  ]),
  counter: surveyFinding(residents, 'C', '14', '相談の窓口を知っているか', [
    ['名前だけ知っている', 44.9],
    ['知らない', 31.3],
    ['使ったことがある', 18.6],
  ]),
  neighbours: surveyFinding(residents, 'A', '4', '近所の人とどのくらい話すか', [
    ['会えばあいさつをする', 52.1],
    ['ほとんど話さない', 24.7],
    ['家を行き来する', 15.5],
  ]),
  joining: surveyFinding(residents, 'D', '18', '地域の集まりに出るための条件', [
    ['短い時間で済む', 47.0],
    ['家から近い', 40.8],
    ['一人でも入りやすい', 29.9],
  ]),
  lacking: surveyFinding(groups, 'A', '5', '団体を続けるうえで困っていること', [
    ['次に続く人がいない', 57.5],
    ['集まる部屋がない', 42.5],
    ['会費が足りない', 30.0],
  ]),
};

const head = (): IssueSheet['indicatorHead'] => ({
  id: id(),
  periodRowId: id(),
  project: '事業名',
  indicator: '指標',
  group: '',
  baseline: { label: '現状', period: '（平成30年度）' },
  target: { label: '目標', period: '（令和6年度）' },
  result: { label: '結果', period: '（令和5年度）' },
});

interface SheetDescription {
  readonly goalNo: number;
  readonly title: string;
  readonly indicators: readonly (readonly [string, string, string, string, string])[];
  readonly planIndicators: readonly (readonly [string, string, string, string])[];
  readonly evaluations: readonly string[];
  readonly findings: readonly SurveyFinding[];
  readonly challenges: readonly (readonly [
    policy: string,
    current: readonly string[],
    issues: readonly string[],
  ])[];
}

function sheet(description: SheetDescription): IssueSheet {
  const label = (text: string) => line(text);
  return {
    id: id(),
    headingId: id(),
    heading: `基本目標${description.goalNo}「${description.title}」`,
    goalNo: description.goalNo,
    goalTitle: description.title,
    visionLabel: label('目指す姿'),
    visions: [],
    projectsLabel: label('取組'),
    indicatorHead: head(),
    indicators: description.indicators.map(([project, indicator, baseline, target, result]) => ({
      id: id(),
      project,
      startsProject: true,
      indicator,
      baseline,
      target,
      result,
    })),
    planIndicatorHead: head(),
    planIndicators: description.planIndicators.map(([indicator, baseline, target, result]) => ({
      id: id(),
      indicator,
      baseline,
      target,
      result,
    })),
    evaluationLabel: label('評価'),
    evaluations: description.evaluations.map(bullet),
    surveyLabels: [label('アンケート調査結果')],
    findingHead: { id: id(), text: '調査結果項目', question: '問番号' },
    findings: [...description.findings],
    trendLabel: null,
    trends: [],
    challengeLabel: label('次期計画に向けた課題'),
    challenges: description.challenges.map(([policy, current, issues]) => ({
      id: id(),
      marker: '○',
      policy,
      currentLabel: label('【現状】'),
      current: current.map(bullet),
      issuesLabel: label('【課題】'),
      issues: issues.map(bullet),
    })),
    others: [],
  };
}

export function issueSheets(): IssueSheetContent {
  return {
    kind: 'issueSheet',
    title: line('課題シート'),
    notes: [],
    sheets: [
      sheet({
        goalNo: 1,
        title: '備えのあるまち',
        indicators: [
          ['名簿づくり', '名簿に載せた人の数', '310人', '充実', '455人'],
          ['訓練', '訓練の回数', '年2回', '継続', '年3回'],
        ],
        planIndicators: [['備えをしている人の割合', '38.4%', '50%', '46.1%']],
        evaluations: ['名簿に載せた人の数は、平成30年度は310人でしたが、令和5年度は455人に増加しました。'],
        findings: [findings.worries, findings.shelter, findings.helper],
        challenges: [
          [
            '災害への備え',
            [
              '心配なことでは「体の調子」が41.2%と最も高く、次いで「お金のやりくり」が30.6%です。',
              '避難のときは「薬が手に入るかどうか」が48.3%、「寝る場所が足りないこと」が39.5%、「家族と連絡がつかないこと」が33.1%です。',
            ],
            ['高齢者も子どもも加われる訓練が必要です。'],
          ],
          ['助け合い', ['「手を貸せる」は36.4%、「難しい」は26.0%です。'], ['名簿を見直す必要があります。']],
        ],
      }),
      sheet({
        goalNo: 2,
        title: 'つながる相談',
        indicators: [['窓口', '窓口に来た人の数', '480人', '充実', '504人']],
        planIndicators: [['窓口を知っている人の割合', '55.0%', '70%', '63.5%']],
        evaluations: ['窓口の場所を移し、夕方も開くようにしました。'],
        findings: [findings.sources, findings.counter],
        challenges: [
          [
            '知らせる',
            [
              '知らせは「広報紙」が66.7%と最も高く、次いで「回覧板」が35.2%、「町のホームページ」が22.4%です。',
            ],
            ['知らない人に届く方法が要ります。'],
          ],
          [
            '受け止める',
            ['窓口を「名前だけ知っている」が44.9%、「知らない」が31.3%です。'],
            ['夜の相談も要ります。'],
          ],
        ],
      }),
      sheet({
        goalNo: 3,
        title: '支え合いの輪',
        indicators: [['講座', '講座を修了した人の数', '24人', '継続', '26人']],
        planIndicators: [['地域の集まりに出た人の割合', '19.5%', '25%', '21.0%']],
        evaluations: ['講座は毎年開いています。'],
        findings: [findings.neighbours, findings.joining, findings.lacking],
        challenges: [
          [
            '出会う',
            [
              '近所では「会えばあいさつをする」が52.1%と最も高く、次いで「ほとんど話さない」が24.7%です。',
              '条件は「短い時間で済む」が47.0%、「家から近い」が40.8%です。',
            ],
            ['誰でも入れる場が要ります。'],
          ],
          [
            '続ける',
            ['団体では「次に続く人がいない」が57.5%、「集まる部屋がない」が42.5%です。'],
            ['若い人に声をかけます。'],
          ],
        ],
      }),
    ],
  };
}
