import { join } from 'node:path'

// Programs that tests start need not be compiled anew each time.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules', '.cache', 'her2-cds-compiled')

/** ES modules and TypeScript: Node takes the types away, `tsc` checks them elsewhere. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/test/strip-types.js' },
  maxWorkers: 2,
  // A limit for what hangs, no measure of speed: the machine may be busy with something else.
  testTimeout: 300_000,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
}
