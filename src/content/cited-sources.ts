import { findSource, type Source } from '../her2/tables/sources.ts'
import type { CardText } from './card-file.ts'
import type { Subject } from './fill-context.ts'
import { claimFirst } from './label-source.ts'

/** The sources of a card that apply here: labels of another country are left out. */
export function citedSources(subject: Subject): readonly Cited[] {
  return claimFirst(subject, sourcesOf(subject.card)[subject.context.jurisdiction ?? 'US'])
}

interface Cited {
  readonly source: Source
  readonly locator?: string
}

type ByCountry = Readonly<Record<'US' | 'EU', readonly Cited[]>>

/** As long as the book is in use. */
const known = new WeakMap<CardText, ByCountry>()

function sourcesOf(card: CardText): ByCountry {
  const found = known.get(card)
  if (found !== undefined) return found
  const sources = { US: sourcesIn('US', card), EU: sourcesIn('EU', card) }
  known.set(card, sources)
  return sources
}

function sourcesIn(jurisdiction: 'US' | 'EU', { sources }: CardText): readonly Cited[] {
  return sources.flatMap(({ id, locator }) => {
    const source = findSource(id)
    const isHere = source !== undefined && (source.jurisdiction === undefined || source.jurisdiction === jurisdiction)
    return isHere ? [{ source, ...(locator === undefined ? {} : { locator }) }] : []
  })
}
