// The pictures of the user guide that show a member's window; taken by build/pictures.ts.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron, type Page } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '..');
const meeting = ['--meeting', '令和5年度第1回'];
/** Two days before the sample's deadline for opinions, half past two in the afternoon in Japan. */
const today = Date.UTC(2023, 6, 8, 5, 32);

const opinions = [
  {
    kind: '提案',
    material: '4',
    quote: '市民後見人として活動する人は2人にとどまっています。',
    text: '講座を終えた人が、次に何をすればよいか分からないと言っています。活動を始めるまでの道すじを、課題にはっきり書いてはどうでしょうか。',
    reason: '講座の後に声がかかるまで、一年以上待つ人がいます。',
  },
  { kind: '質問', agenda: '(1)', text: '市民説明会の日に、手話通訳は付きますか。' },
];

interface Tools {
  readonly executablePath: string;
  readonly switches: readonly string[];
  /** A folder for files of its own. */
  readonly folder: string;
  /** The sample committee, which no window has open. */
  readonly secretariat: string;
  readonly setClock: (time: number) => void;
  readonly take: (page: Page, name: string) => Promise<void>;
}

function shingi(...argv: readonly string[]): void {
  const command = [path.join(root, 'dist/service/cli.cjs'), ...argv];
  const { status } = spawnSync(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) {
    throw new Error(`shingi ${argv[0] ?? ''} ended with ${status}`);
  }
}

/** A member's sheet with two opinions on it. */
export async function takeMemberPictures(tools: Tools): Promise<void> {
  const { folder, secretariat, executablePath, switches, take, setClock } = tools;
  const packet = path.join(folder, 'packet.shingix');
  const file = path.join(folder, '髙田.shingi');
  const entries = path.join(folder, 'opinions.json');
  writeFileSync(entries, JSON.stringify(opinions));
  shingi('pack', secretariat, ...meeting, '--to', packet);
  shingi('open', packet, '--as', file, '--member', '髙田 征一郎');
  shingi('opine', file, ...meeting, '--from', entries);
  const application = await _electron.launch({
    executablePath,
    args: [
      '-r',
      path.join(root, 'build', 'hold-ready.cjs'),
      ...switches,
      `--user-data-dir=${path.join(folder, 'member')}`,
      root,
      file,
    ],
  });
  try {
    const page = await application.firstWindow();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.locator('main h1').first().waitFor();
    await page.evaluate(setClock, today);
    await page.evaluate(() => {
      window.location.hash = '#/sheet';
    });
    await page.locator('.passage mark').first().waitFor();
    await take(page, 'opinion-sheet');
    await page.getByRole('button', { name: '2件を提出する' }).click();
    await page.getByRole('dialog').waitFor();
    await take(page, 'hand-in');
  } finally {
    await application.close();
  }
}
