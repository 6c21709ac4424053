/** Where one is in the page: the view, the patient, the hook with its draft, the card file. All of it stands in the address. */
export const VIEWS = ['patient', 'evidence', 'cards', 'questions'] as const
export type View = (typeof VIEWS)[number]

export interface Place {
  readonly view: View
  readonly patient: string
  /** As the address has it; 'patient-view' where it names none. */
  readonly hook: string
  /** Id of the order that is being written; '' for none. */
  readonly order: string
  /** Key of the card whose file is edited; '' for the first that is shown. */
  readonly card: string
}

/** Changes the place; `replace` leaves no step to go back to. */
export type Go = (change: Partial<Place>, how?: 'replace') => void

const FIRST_HOOK = 'patient-view'

/**
 * '#patient/ID?hook=order-sign&order=trastuzumab', '#evidence/ID', '#cards/ID?card=reflexIsh'; '/evidence?patient=ID' as
 * cards link to it; '#ID' as before.
 */
export function readPlace({ hash, search, pathname }: Pick<Location, 'hash' | 'search' | 'pathname'>): Place {
  const [path = '', query = ''] = hash.slice(1).split('?', 2)
  const [first = '', ...rest] = decode(path).split('/')
  const asked = new URLSearchParams(query)
  const more = {
    hook: asked.get('hook') ?? FIRST_HOOK,
    order: asked.get('order') ?? '',
    card: asked.get('card') ?? '',
  }
  const view = VIEWS.find((one) => one === first)
  if (view) return { view, patient: rest.join('/'), ...more }
  const patient = first || (new URLSearchParams(search).get('patient') ?? '')
  return { view: pathname === '/evidence' ? 'evidence' : 'patient', patient, ...more }
}

export function addressOf({ view, patient, hook, order, card }: Place): string {
  const query = new URLSearchParams({
    ...(hook !== FIRST_HOOK && { hook }),
    ...(order && { order }),
    ...(card && view === 'cards' && { card }),
  }).toString()
  return `#${view}/${encodeURIComponent(patient)}${query && `?${query}`}`
}

/** A '%' that encodes nothing is a '%'. */
function decode(words: string): string {
  try {
    return decodeURIComponent(words)
  } catch {
    return words
  }
}
