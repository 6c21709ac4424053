/** "What would change this answer": the service's list, in words. */
import type { Changes } from './service.ts'
import { type Say, useWords, wordFor } from './words.ts'

type Change = Changes['changes'][number]

export function ChangesView({ changes }: { changes: Changes }) {
  const say = useWords()
  const categories = changes.changes.filter((change) => change.otherCategory)
  const cards = changes.changes.filter((change) => !change.otherCategory)
  return (
    <>
      <p>{say('changesNow', { label: changes.now.label ?? say('unknown') })}</p>
      {categories.length === 0 && <p>{say('changesNone')}</p>}
      <ul class="changes">
        {categories.map((change) => (
          <Item key={JSON.stringify(change.edits)} change={change} to={change.leadsTo.label ?? say('unknown')} />
        ))}
      </ul>
      {cards.length > 0 && (
        <details>
          <summary>{say('otherCards')}</summary>
          <ul class="changes">
            {cards.map((change) => (
              <Item
                key={JSON.stringify(change.edits)}
                change={change}
                to={change.leadsTo.cards.join(', ') || say('cardsNone')}
              />
            ))}
          </ul>
        </details>
      )}
      <p class="quiet">{say('changesNote')}</p>
    </>
  )
}

function Item({ change, to }: { change: Change; to: string }) {
  const say = useWords()
  return (
    <li>
      <span>{change.edits.map((edit) => wordsOf(edit, say)).join(` ${say('and')} `)}</span>
      <span aria-hidden="true"> → </span>
      <strong>{to}</strong>
    </li>
  )
}

function wordsOf({ input, from, to }: Change['edits'][number], say: Say): string {
  const value = (word: string) => wordFor(say, word, word)
  return `${wordFor(say, `input-${input}`, input)}: ${value(from)} ⇒ ${value(to)}`
}
