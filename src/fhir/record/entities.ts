/**
 * HTML character references, which many systems leave in plain text: `lesion &lt;5 mm`. They are decoded where text
 * enters the record, so that no reader takes `lt` for a side or `amp` for a word. Linear, never throws.
 */

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    le: '≤',
    ge: '≥',
    plus: '+',
    minus: '−',
    ndash: '–',
    mdash: '—',
    hyphen: '‐',
    shy: '',
    micro: 'µ',
    percnt: '%',
    plusmn: '±',
    auml: 'ä',
    ouml: 'ö',
    uuml: 'ü',
    Auml: 'Ä',
    Ouml: 'Ö',
    Uuml: 'Ü',
    szlig: 'ß',
    eacute: 'é',
    Eacute: 'É',
    egrave: 'è',
    ecirc: 'ê',
    euml: 'ë',
    agrave: 'à',
    acirc: 'â',
    aacute: 'á',
    iacute: 'í',
    icirc: 'î',
    iuml: 'ï',
    oacute: 'ó',
    ocirc: 'ô',
    oelig: 'œ',
    uacute: 'ú',
    ugrave: 'ù',
    ucirc: 'û',
    ntilde: 'ñ',
    ccedil: 'ç',
    laquo: '«',
    raquo: '»',
    bull: '•',
    middot: '·',
    deg: '°',
    times: '×',
  }),
)

/** Text that was escaped on its way through several systems: `&amp;lt;`. */
const MOST_PASSES = 3

/** Plain text with its character references decoded, even if they were escaped more than once. */
export function decodeText(text: string): string {
  let decoded = text
  for (let pass = 0; pass < MOST_PASSES && decoded.includes('&'); pass += 1) {
    const next = decodeEntities(decoded)
    if (next === decoded) break
    decoded = next
  }
  // Without its semicolon it is a comparator only before a number: 'R&lt breast' is two sides.
  return decoded.includes('&') ? decoded.replace(/(?<![a-z0-9])&(lt|gt)(?= ?\d)/gi, comparator) : decoded
}

function comparator(_whole: string, name: string): string {
  return name.toLowerCase() === 'lt' ? '<' : '>'
}

/** One pass: for what is known to be HTML. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,8});/gi, decodeEntity) : text
}

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return NAMED.get(name) ?? NAMED.get(name.toLowerCase()) ?? whole
  const hex = name[1] === 'x' || name[1] === 'X'
  return characterOf(Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10)) ?? whole
}

/** The character of a code point; absent if it is not valid. */
function characterOf(code: number): string | undefined {
  const allowed = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return allowed ? String.fromCodePoint(code) : undefined
}
