import config, { LONG } from './jest.config.js'

const { testMatch: _all, testPathIgnorePatterns: _short, ...same } = config

/** The tests that take longest. */
export default { ...same, testRegex: LONG.map((one) => `${one}\\.ts$`) }
