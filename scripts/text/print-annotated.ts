/** Prints how annotated texts are read, by language and by class, with a table of confusions. */
import { readFileSync } from 'node:fs'
import { parseAnnotated, type Score, scoreText, type Verdict } from './score-annotated.ts'

const VERDICTS: readonly Verdict[] = ['right', 'unread', 'wrong']
const ASPECTS = ['her2', 'metastasis', 'receptors'] as const

/** With `list`, each text that is not read right is named. @returns how many texts are read wrong. */
export function printAnnotated(files: readonly (string | URL)[], list: boolean): number {
  const scores = files.flatMap((file) => parseAnnotated(readFileSync(file, 'utf8'))).map(scoreText)
  console.log(`\n${scores.length} annotated texts: right / unread / wrong`)
  for (const by of ['language', 'class'] as const) {
    console.log(`\n${by.padEnd(14)}texts  ${ASPECTS.map((aspect) => aspect.padEnd(16)).join('')}`)
    const groups = Map.groupBy(scores, (score) => score[by])
    for (const [name, group] of [...groups].toSorted(([a], [b]) => a.localeCompare(b))) printLine(name, group)
    printLine('all', scores)
  }
  printConfusions(scores)
  const wrong = scores.filter((score) => ASPECTS.some((aspect) => score[aspect] === 'wrong'))
  if (list) {
    for (const score of scores.filter((one) => ASPECTS.some((aspect) => one[aspect] !== 'right'))) {
      const verdicts = ASPECTS.map((aspect) => score[aspect]).join(' ')
      console.log(`${verdicts}\t${score.id}\t${score.class}${score.unsure ? ' (unsure)' : ''}\t${score.told}`)
    }
  }
  console.log(
    `\nwrong: ${wrong.length} of ${scores.length}; of these, where a careful person was not sure: ${wrong.filter(({ unsure }) => unsure).length}`,
  )
  return wrong.length
}

function printLine(name: string, group: readonly Score[]): void {
  const counts = ASPECTS.map((aspect) =>
    VERDICTS.map((verdict) => group.filter((score) => score[aspect] === verdict).length)
      .join(' / ')
      .padEnd(16),
  )
  console.log(`${name.padEnd(14)}${String(group.length).padStart(5)}  ${counts.join('')}`)
}

function printConfusions(scores: readonly Score[]): void {
  console.log('\nHER2 status in the text → as it is read')
  const pairs = Map.groupBy(scores, ({ truth, ours }) => `${truth.padEnd(30)} → ${ours}`)
  for (const [pair, { length }] of [...pairs].toSorted(([a], [b]) => a.localeCompare(b))) {
    console.log(`${String(length).padStart(5)}  ${pair}`)
  }
}
