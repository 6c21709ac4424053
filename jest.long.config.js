import config, { LONG } from './jest.config.js'

const { testMatch: _all, testPathIgnorePatterns: _short, ...same } = config

/** The tests that take longest. */
export default {
  ...same,
  globalSetup: '<rootDir>/test/population/bring-duckdb.ts',
  testRegex: LONG.map((one) => `${one}\\.ts$`),
}
