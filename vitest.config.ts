import { defineConfig } from 'vitest/config'

const shared = {
  ...{ testTimeout: 60_000, hookTimeout: 90_000, env: { STRIPE_SUPPRESS_NOTICES: 'true' } },
  // What comes by itself comes in a moment, and on a busy machine in some more.
  expect: { poll: { timeout: 15_000 } },
}

export default defineConfig({
  test: {
    pool: 'forks',
    // More room for what is young: with the usual 16 MB much of it is copied although it is needed a moment longer only.
    execArgv: ['--max-semi-space-size=64'],
    maxWorkers: 2,
    teardownTimeout: 20_000,
    coverage: { provider: 'v8', include: ['src/**', 'invoices/**'] },
    projects: [
      // The house rules read files only, so that `npm run check` needs neither database nor browser.
      { test: { ...shared, name: 'house', include: ['test/house/**/*.test.ts'] } },
      // One process after the other loads the program once for all its test files, each of which has a database of its own.
      {
        test: {
          ...shared,
          name: 'till',
          include: ['test/**/*.test.ts'],
          exclude: ['test/house/**'],
          globalSetup: ['test/support/global-setup.ts'],
          setupFiles: ['test/support/after-each-file.ts'],
          isolate: false,
        },
      },
    ],
  },
})
