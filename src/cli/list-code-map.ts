/** `her2-cds code-map suggest`: files in, the rows that the site's code map still needs out. */
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { CodeMap } from '../fhir/question/code-map.ts'
import { skeletonOf, suggestCodeMap, type Suggestion } from '../fhir/suggest-code-map.ts'
import { plainJson, plainText } from '../content/plain-text.ts'
import { whyUnreadable } from './classify-files.ts'
import { readJsonRecords } from './json-records.ts'

export interface SuggestDeps {
  readonly parseJson: (text: string) => unknown
  readonly stdin: Readable
  /** The skeleton, ready to be filled in and saved. */
  readonly print: (text: string) => void
  /** What was found, for a person. */
  readonly tell: (text: string) => void
  readonly codeMap?: CodeMap
}

/** Exit code 0, or 2 if a file or a record in it could not be read. `-` is standard input. */
export async function listCodeMap(files: readonly string[], deps: SuggestDeps): Promise<0 | 2> {
  const resources: unknown[] = []
  let failed = false
  const fail = (what: string) => {
    failed = true
    deps.tell(plainText(`${what}\n`))
  }
  for (const file of files) {
    try {
      const source = file === '-' ? deps.stdin : createReadStream(file)
      for await (const record of readJsonRecords(source, deps.parseJson)) {
        if ('error' in record) fail(`${file}:${record.line}: ${record.error}`)
        else resources.push(...[record.value].flat())
      }
    } catch (error) {
      fail(`${file} cannot be read: ${whyUnreadable(error)}`)
    }
  }
  if (failed && resources.length === 0) return 2
  const suggestions = suggestCodeMap(resources, deps.codeMap)
  deps.tell(plainText(describe(suggestions)))
  deps.print(`${plainJson(JSON.stringify(skeletonOf(suggestions), undefined, 2))}\n`)
  return failed ? 2 : 0
}

function describe(suggestions: readonly Suggestion[]): string {
  if (suggestions.length === 0) return 'Nothing is left to map: every test, answer and site found is known.\n'
  const lines = suggestions.map(({ kind, system, code, text, label, count, guess, examples }) =>
    [
      kind.padEnd(6),
      String(count).padStart(6),
      `  ${code === undefined ? `«${text ?? ''}»` : `${system ?? '(no system)'}|${code}`}`,
      label === undefined ? '' : ` «${label}»`,
      guess === undefined ? '' : `  judging by its name ${guess}`,
      examples.length === 0 ? '' : `  e.g. ${examples.join(' | ')}`,
    ].join(''),
  )
  return `kind    count  what\n${lines.join('\n')}\n`
}
