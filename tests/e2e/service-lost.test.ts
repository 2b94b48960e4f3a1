import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type OpenCommittee, openCommittee } from './committee.ts';

let opened: OpenCommittee;
test.beforeAll(async () => {
  opened = await openCommittee();
});
test.afterAll(async () => {
  await opened.close();
});

/** How the service shows in the list of processes: as a Node child, or as Electron's utility process. */
const serviceMark = /service\/main\.cjs|node\.mojom\.NodeService/u;

/** Process ids of services that this application started, found under /proc as on every machine that tests. */
function servicesOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((name) => {
      try {
        const parentOf = /^PPid:\s+(\d+)/mu.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        return Number(parentOf) === parent && serviceMark.test(command);
      } catch (error) {
        // A process may end while the list is read.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
          return false;
        }
        throw error;
      }
    })
    .map(Number);
}

test('when the service dies the window goes on; the second time it offers what is left', async () => {
  const { page, application } = opened;
  const parent = await application.evaluate(() => process.pid);
  const [first] = servicesOf(parent);
  expect(first).toBeDefined();
  process.kill(first ?? 0, 'SIGKILL');
  await page.locator('nav').getByRole('link', { name: '委員名簿' }).click();
  await expect(page.getByRole('row').filter({ hasText: '青葉 みどり' })).toBeVisible();
  await expect.poll(() => servicesOf(parent).length).toBe(1);
  const [second] = servicesOf(parent);
  expect(second).not.toBe(first);
  process.kill(second ?? 0, 'SIGKILL');
  await expect(page.getByRole('heading', { name: 'ファイルを続けて使えません' })).toBeVisible();
});
