import config, { LONG } from './jest.config.js'

const { testMatch: _all, testPathIgnorePatterns: _short, ...same } = config

/** The tests that take longest. */
export default {
  ...same,
  // Some start a program forty times.
  testTimeout: 1_800_000,
  globalSetup: '<rootDir>/test/population/bring-duckdb.ts',
  testRegex: LONG.map((one) => `${one}\\.ts$`),
}
