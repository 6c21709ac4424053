/**
 * What types can tell and the compiler does not: promises that nobody waits for, cases left out, values of any type, code that
 * is hard to follow. Form is prettier's.
 */
import sonarjs from 'eslint-plugin-sonarjs'
import tseslint from 'typescript-eslint'

/** Of a function: what a reader must keep in mind at once. */
const MOST_COMPLEX = 15

/** A walk over signs or members, sign by sign: taken apart it would be harder to follow. */
const WALKS = [
  'src/audit/review-lines.ts',
  'src/cli/scan-json.ts',
  'src/fhir/record/exact-json.ts',
  'src/http/check-shape.ts',
  'scripts/random/check-answer.ts',
]

/** Readers of a text that weigh item by item what each word means where it stands; not yet taken apart. */
const FINDERS = [
  'src/fhir/text/clauses.ts',
  'src/fhir/text/continuing.ts',
  'src/fhir/text/coverage.ts',
  'src/fhir/text/document.ts',
  'src/fhir/text/find-metastasis.ts',
  'src/fhir/text/headings.ts',
  'src/fhir/text/her2-sentence.ts',
  'src/fhir/text/her2-words.ts',
  'src/fhir/text/legends.ts',
  'src/fhir/text/lexicon.ts',
  'src/fhir/text/m-category.ts',
  'src/fhir/text/markup.ts',
  'src/fhir/text/places.ts',
  'src/fhir/text/read-report.ts',
  'src/fhir/text/sentences.ts',
  'src/fhir/text/values.ts',
]

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '**/coverage/', '**/.vitepress/{dist,cache}/', 'site/.src/', 'data/'] },
  {
    files: ['**/*.{js,ts,tsx}'],
    plugins: { '@typescript-eslint': tseslint.plugin, sonarjs },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-nested-ternary': 'error',
      'sonarjs/cognitive-complexity': ['error', MOST_COMPLEX],
      eqeqeq: 'error',
      'no-fallthrough': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  // Their types are checked as a user's are, against the packed package (test/package).
  { files: ['{examples,site}/**/*.ts'], languageOptions: { parser: tseslint.parser } },
  {
    files: ['{src,test,scripts,fixtures}/**/*.ts', 'web/**/*.{ts,tsx}'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: ['tsconfig.json', 'web/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // What jest's matchers give is of any type, and a test may say that something is there: it fails where it is not.
    files: ['{test,fixtures}/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  { files: WALKS, rules: { 'sonarjs/cognitive-complexity': ['error', 20] } },
  { files: FINDERS, rules: { 'sonarjs/cognitive-complexity': ['error', 30] } },
)
