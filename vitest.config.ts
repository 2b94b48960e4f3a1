import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A native addon must not share an aborting worker thread with other files.
    pool: 'forks',
    // The styles of paper are read as text; by default they would be replaced by nothing.
    css: { include: [/paper\/styles\//] },
    maxWorkers: 2,
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
});
