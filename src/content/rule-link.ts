/** Where a rule, decision, trap, source or card is documented: its anchor in docs/rules.md or docs/cards.md. */

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

/** Ids that docs/rules.md and docs/cards.md document; other rows of the tables are named by keys and codes. */
const WRITTEN_DOWN =
  /^(?:IHC-(?:\d[a-z]?|x|rej)|G[1-5](?:-\d[x?]?)?|Gn-\d?\?|C[234]|(?:SP|CB|P|VAL|HET|RT|LOW|TDX|T|PV|OS|SG)-\d{1,2}[a-f]?)$/

/** The link of a row's id as docs/tables shows it; the id alone where it is not documented. */
export function linkedRule(id: string): string {
  return WRITTEN_DOWN.test(id) ? `[${id}](../${ruleLink(id)})` : id
}
