import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results/e2e',
  // Windows of one screen take the focus from each other.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  projects: [
    { name: 'app', testIgnore: '**/packaged.test.ts' },
    { name: 'packaged', testMatch: '**/packaged.test.ts' },
  ],
});
