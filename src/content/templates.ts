/** The text of a card, cut at its placeholders once, so that filling it is no more than putting its pieces together. */
import type { CardText } from './card-file.ts'
import { type BlockName, type InlineName, SHRINK_ORDER, findPlaceholder } from './placeholders.ts'

/** Words of the card file, or what stands in their place. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'inline'; readonly name: InlineName }
  | { readonly kind: 'block'; readonly name: BlockName }

export interface Templates {
  readonly summary: readonly Piece[]
  /** What of the summary can be said shorter, in the order in which that is tried. */
  readonly shrinkable: readonly InlineName[]
  readonly brief: readonly Piece[]
  readonly basis: readonly Piece[]
}

const TOKEN = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/

/** As long as the book is in use: a book that is read again has new texts. */
const known = new WeakMap<CardText, Templates>()

export function templatesOf(card: CardText): Templates {
  const found = known.get(card)
  if (found !== undefined) return found
  const summary = cut(card.summary)
  const shrinkable = SHRINK_ORDER.filter((name) =>
    summary.some((piece) => piece.kind === 'inline' && piece.name === name),
  )
  const templates = { summary, shrinkable, brief: cut(card.brief), basis: cut(card.basis) }
  known.set(card, templates)
  return templates
}

/** Split at a group, so that every second part is the name of a placeholder. */
function cut(text: string): readonly Piece[] {
  return text.split(TOKEN).flatMap((part, at): readonly Piece[] => {
    if (at % 2 === 1) return [pieceOf(part)]
    return part === '' ? [] : [{ kind: 'words', text: part }]
  })
}

/** A checked book names no placeholder that is not listed. */
function pieceOf(name: string): Piece {
  const shape = findPlaceholder(name)?.shape
  if (shape === 'inline') return { kind: 'inline', name: name as InlineName }
  return shape === 'block' ? { kind: 'block', name: name as BlockName } : { kind: 'words', text: `{{${name}}}` }
}
