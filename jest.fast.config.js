import config from './jest.config.js'

/** What needs no process, browser, database or many calls: for the time while one writes. */
export default {
  ...config,
  testPathIgnorePatterns: [
    ...config.testPathIgnorePatterns,
    'test/answer/kept-answers',
    'test/(page|conformance|storage|known-vulnerabilities|evidence-page)',
    'test/attacks/(expressions|injection|unprintable)',
    'test/audit/(replicas|explain|audit|tampering|whole-and-anchored|administrators)',
    'test/cli/(classify-threads|command-line|prefetch-sheet|knowledge)',
    'test/content/(brief|fill-card|markdown)',
    'test/fhir/(random-bundles|text/reading-properties)',
    'test/her2/running-rows',
    'test/auth/verify-jwt',
    'test/pdf',
    'test/http/(security|real-service)',
    'test/(?:sandbox|population)',
  ],
}
