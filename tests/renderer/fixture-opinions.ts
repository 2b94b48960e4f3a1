import { randomBytes } from 'node:crypto';
import { blockTarget } from '../../core/domain/annotations/target.ts';
import { idFrom } from '../../core/domain/ids.ts';
import {
  noLocation,
  type OpinionKind,
  type OriginalOpinion,
} from '../../core/domain/opinion-sheets/opinion.ts';
import type { SheetDocument } from '../../core/domain/opinion-sheets/sheet.ts';
import { findCommittee, listMembers } from '../../db/committees/queries.ts';
import { openCommitteeFile } from '../../db/connection/committee-file.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { listVersions, materialByNumber, versionBlocks } from '../../db/materials/queries.ts';
import { listMeetings } from '../../db/meetings/queries.ts';
import { placeNewOpinions } from '../../db/opinion-sheets/places.ts';
import { takeRevision } from '../../db/opinion-sheets/receive-commands.ts';
import { categorySuggester } from '../../service/exchange/suggest.ts';
import { opinionWith, sheetWith, textOf } from '../fixtures/sheets.ts';
import { writeFixtureCommittee } from './fixture-committee.ts';

let sequence = 0;
const newId = (): string => {
  sequence += 1;
  return idFrom(Date.now(), randomBytes(16), sequence);
};

/** 28 June 2023, noon in Japan. */
const receivedAt = 1_687_921_200_000;

interface Written {
  readonly kind: OpinionKind;
  /** Beginning of the block of the issue sheet that it is about; '' for none. */
  readonly at: string;
  readonly text: string;
  readonly reason?: string;
  readonly proposal?: string;
}

/** What three members and a citizen hand in; two of them say nearly the same. */
export const writtenOpinions: readonly (readonly [string | null, readonly Written[]])[] = [
  [
    '青葉 みどり',
    [
      {
        kind: 'question',
        at: '市民後見人の数',
        text: '市民後見人が2人というのは、市の大きさに見合う数なのでしょうか。近くの市と比べてどうかも知りたいです。',
      },
      {
        kind: 'proposal',
        at: '助けのいる人の名簿',
        text: '訓練の知らせは放送と回覧板が中心で、耳の聞こえにくい人に届いていません。文字と絵で伝わる知らせ方を、課題にはっきり書いてはどうでしょうか。',
        reason: '去年の訓練で、知らなかったという声を聞きました。',
        proposal: '文字や絵も用いて、だれにも伝わるように知らせる',
      },
      {
        kind: 'opinion',
        at: '',
        text: '計画の言葉が固いと感じます。読む人の身になって書いてください。それから、概要版を小学生にも読めるものにしてほしいです。',
      },
    ],
  ],
  [
    '川岸 透',
    [
      {
        kind: 'opinion',
        at: '一人ひとりの避難計画',
        text: '一人ひとりの避難計画は、いつまでにどれだけ作るのかを書くべきです。努力義務のままでは進みません。',
      },
      {
        kind: 'opinion',
        at: '助けのいる人の名簿',
        text: '訓練の知らせが放送と回覧板だけでは、耳の聞こえにくい人に届きません。文字と絵でも伝わる知らせ方を課題に書いてください。',
      },
    ],
  ],
  [
    '浜野 さくら',
    [
      {
        kind: 'request',
        at: '車いすやベビーカー',
        text: '駅前の案内板に、やさしい日本語を添えてください。',
      },
      {
        kind: 'correction',
        at: '第三者評価を広める',
        text: '「第三者評価を広める」の行の数字に単位がありません。',
      },
    ],
  ],
  [
    null,
    [{ kind: 'opinion', at: '', text: '傍聴席から資料の表が読めませんでした。字を大きくしてください。' }],
  ],
];

function placeOf(read: ReadHandle, meetingId: string, beginning: string): OriginalOpinion['location'] {
  const material = materialByNumber(read, meetingId, '4');
  const first = material === null ? undefined : listVersions(read, material.id)[0];
  if (material === null || first === undefined || beginning === '') {
    return { ...noLocation, wholePlan: true, label: '計画全体' };
  }
  const block = versionBlocks(read, first.id).find(({ text }) => text.includes(beginning));
  return {
    ...noLocation,
    material: {
      materialId: material.id,
      versionId: first.id,
      target: block === undefined ? null : blockTarget(block),
      page: null,
    },
    label: '資料4　課題シート',
  };
}

/** The fixture committee with sheets taken in for its first meeting. `more`: further citizens, each with so many opinions. */
export function writeOpinionCommittee(
  target: string,
  heldOn: string,
  more: { readonly sheets: number; readonly opinions: number } = { sheets: 0, opinions: 0 },
): { meetingId: string; committeeId: string } {
  writeFixtureCommittee(target, heldOn);
  const file = openCommitteeFile(target, { now: Date.now, newId, deviceId: newId() });
  const { read } = file;
  const meetingId = listMeetings(read)[0]?.id ?? '';
  const committeeId = findCommittee(read)?.id ?? '';
  const people = new Map(listMembers(read).map(({ name, id }) => [name, id]));
  const sheetOf = (name: string | null, opinions: OriginalOpinion[]): SheetDocument =>
    sheetWith(
      { newId, committeeId, meetingId },
      {
        opinions,
        submitter:
          name === null
            ? { memberId: null, name: null, role: 'observer' }
            : { memberId: people.get(name) ?? null, name, role: people.has(name) ? 'member' : 'citizen' },
      },
    );
  const sheets = writtenOpinions.map(([name, opinions]) =>
    sheetOf(
      name,
      opinions.map(({ at, ...words }) =>
        opinionWith(newId(), { ...words, location: placeOf(read, meetingId, at) }),
      ),
    ),
  );
  for (let index = 0; index < more.sheets; index += 1) {
    const opinions = Array.from({ length: more.opinions }, (_, no) =>
      opinionWith(newId(), {
        text: manyWords(index, no),
        location: placeOf(read, meetingId, no % 3 === 0 ? '助けのいる人の名簿' : ''),
      }),
    );
    sheets.push(sheetOf(`市民 ${index + 1}`, opinions));
  }
  file.write('owner', 'receiveSheet', (tx) => {
    const suggest = categorySuggester(tx);
    for (const [index, document] of sheets.entries()) {
      takeRevision(
        tx,
        {
          document,
          text: textOf(document),
          signer: null,
          origin: index === 3 ? 'entered' : 'bundle',
          method: index === 3 ? 'inPerson' : index > 3 ? 'onlineForm' : 'bundle',
          receivedAt: receivedAt + index * 60_000,
        },
        suggest,
      );
    }
    placeNewOpinions(tx);
  });
  file.close();
  return { meetingId, committeeId };
}

const subjects = ['道', '公園', 'バス', '図書館', '学校', '病院', '集会所', '商店', '川辺', '駅前'];
const wishes = ['広げてほしい', '残してほしい', '増やしてほしい', '安全にしてほしい', '使いやすくしてほしい'];
const reasons = [
  '年を取っても出かけられるからです。',
  '子どもが安心できるからです。',
  '雨の日に困っています。',
];

function manyWords(sheet: number, no: number): string {
  const pick = (list: readonly string[], step: number): string =>
    list[(sheet * step + no * 7) % list.length] ?? '';
  return `${sheet + 1}丁目の${pick(subjects, 3)}を${pick(wishes, 5)}。${pick(reasons, 7)}${pick(subjects, 11)}についても話し合ってください。`;
}
