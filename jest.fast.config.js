import config from './jest.config.js'

/** What needs no process, browser, database or many calls: for the time while one writes. */
export default {
  ...config,
  testPathIgnorePatterns: [
    'test/(page|conformance|storage|known-vulnerabilities|evidence-page)',
    'test/attacks/(injection|unprintable)',
    'test/audit/(replicas|explain|audit|tampering|whole-and-anchored|administrators)',
    'test/cli/(command-line|prefetch-sheet|knowledge)',
    'test/content/(fill-card|markdown)',
    'test/fhir/random-bundles',
    'test/http/(security|real-service)',
    'test/(?:sandbox|population)',
  ],
}
