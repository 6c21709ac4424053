import { findSource, type Source } from '../her2/tables/sources.ts'
import type { Subject } from './fill-context.ts'
import { claimFirst } from './label-source.ts'

/** The sources of a card that apply here: labels of another country are left out. */
export function citedSources(subject: Subject): readonly { readonly source: Source; readonly locator?: string }[] {
  const { card, context } = subject
  const jurisdiction = context.jurisdiction ?? 'US'
  const cited = card.sources.flatMap(({ id, locator }) => {
    const source = findSource(id)
    const isHere = source !== undefined && (source.jurisdiction === undefined || source.jurisdiction === jurisdiction)
    return isHere ? [{ source, ...(locator === undefined ? {} : { locator }) }] : []
  })
  return claimFirst(subject, cited)
}
