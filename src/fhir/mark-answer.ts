/** The text of a HER2, ER or PgR result as it was read. An answer is read as a whole, so its spans are the whole text. */
import type { Her2Result, ReceptorResult } from '../her2/evidence.ts'
import type { Her2Found } from './her2/her2-observations.ts'
import { describeStatement } from './prose/mark-text.ts'
import { isHer2Question } from './question/identify-question.ts'
import type { MarkedAs, ReadingContext, TextMark } from './context/reading-context.ts'
import { proseOf } from './record/json-shapes.ts'
import type { Entry } from './record/references.ts'

interface Read extends Her2Found {
  readonly receptors: readonly ReceptorResult[]
}

type Mark = Pick<TextMark, 'as' | 'what'>

const RECEPTOR_QUESTIONS: ReadonlySet<string | undefined> = new Set(['er', 'pgr', 'er-percent', 'pgr-percent'])

/** Reads an Observation with `read`, and tells what became of its text where somebody listens. */
export function hearAnswer(
  entry: Entry,
  reading: ReadingContext,
  found: Read,
  read: (reading: ReadingContext) => void,
): void {
  const text = reading.onText && answerTextOf(entry, reading)
  if (text === undefined) {
    read(reading)
    return
  }
  const whys: string[] = []
  const { sourced, notApplicable, receptors, unreadResults = [] } = found
  const before = [sourced.length, notApplicable.length, receptors.length, unreadResults.length] as const
  read({
    ...reading,
    note: (reference, why, details) => {
      whys.push(why)
      reading.note(reference, why, details)
    },
  })
  const spans: TextMark[] = []
  const add = (as: MarkedAs, what: string) => void spans.push({ from: 0, to: text.length, as, what })
  for (const one of sourced.slice(before[0])) {
    const { as, what } = describeDraft(one)
    add(as, what)
  }
  for (const { reason, says } of notApplicable.slice(before[1])) add('context', `${says}: not applicable (${reason})`)
  for (const { receptor, words, percent } of receptors.slice(before[2])) {
    const about = receptor === 'ER' ? 'er' : 'pgr'
    add('result', describeStatement({ about, receptorWords: words, receptorPercent: percent }))
  }
  for (const { why } of unreadResults.slice(before[3])) add('not-understood', why)
  if (spans.length === 0) for (const why of whys) add('not-understood', why)
  reading.onText?.({ reference: entry.reference, text, spans })
}

function answerTextOf(entry: Entry, reading: ReadingContext): string | undefined {
  const { question } = reading.asked(entry)
  if (!isHer2Question(question) && !RECEPTOR_QUESTIONS.has(question)) return undefined
  return proseOf(entry.resource['valueString']) ?? proseOf(entry.resource['valueMarkdown'])
}

/** One that no longer holds is told, but not as a result. */
function describeDraft({ result, withdrawn }: Her2Found['sourced'][number]): Mark {
  const { as, what } = describeResult(result)
  const old = withdrawn ? 'withdrawn' : result.replacedBy && `replaced by ${result.replacedBy}`
  return old !== undefined && as === 'result' ? { as: 'context', what: `${what}: ${old}` } : { as, what }
}

function describeResult(result: Her2Result): Mark {
  switch (result.test) {
    case 'ihc':
      return { as: 'result', what: describeStatement({ ...result, about: 'her2-ihc', ihcWords: result.words }) }
    case 'ish':
      return { as: 'result', what: describeStatement({ ...result, about: 'her2-ish', ishWords: result.words }) }
    case 'overall':
      return { as: 'result', what: describeStatement({ about: 'her2-overall', overallWords: result.words }) }
    case 'unreadable':
      return result.kind === 'nothing'
        ? { as: 'context', what: `no result: ${result.why}` }
        : { as: 'not-understood', what: result.why }
  }
}
