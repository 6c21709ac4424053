/** Where a rule, decision, trap, source or card is written down: its anchor in docs/rules.md or docs/cards.md. */

/**
 * The anchor of an id: lower case, letters, digits and hyphens, and 'open' for the question mark of a row whose answer
 * is still open. 'CB-16c' is 'cb-16c', 'Gn-?' is 'gn-open', 'Gn-2?' is 'gn-2-open'.
 */
export function ruleAnchor(id: string): string {
  return id
    .toLowerCase()
    .replace(/-?\?/g, '-open')
    .replace(/[^a-z0-9-]/g, '')
}

/** The page of the id with its anchor, seen from docs/: 'rules.md#cb-16c', 'cards.md#pv-2'. */
export function ruleLink(id: string): string {
  return `${/^(?:PV|OS|SG)-/.test(id) ? 'cards' : 'rules'}.md#${ruleAnchor(id)}`
}
