import { join } from 'node:path'

// Programs that tests start need not be compiled anew each time.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules', '.cache', 'her2-cds-compiled')

/** What takes longest: `npm run test:long`, a step of `npm run check:long`. */
export const LONG = [
  'test/attacks/(?:injection|unprintable)\\.test',
  'test/audit/(?:explain|replicas|tampering)\\.test',
  'test/docs/(?:commands|site)\\.test',
  'test/conformance/answers\\.test',
  'test/http/security-fuzz\\.test',
  'test/package/package\\.test',
  'test/page/(?:page|pictures)\\.test',
  'test/population/[a-z-]+\\.test',
]

/** ES modules and TypeScript: Node takes the types away, `tsc` checks them elsewhere. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...LONG],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/test/strip-types.js' },
  maxWorkers: 2,
  // A limit for what hangs, no measure of speed: the machine may be busy with something else.
  testTimeout: 300_000,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
}
