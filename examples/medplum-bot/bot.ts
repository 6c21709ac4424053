/**
 * A Medplum bot that answers CDS Hooks calls, as one file without a server: `node build.ts` makes bot.cjs, which is what you
 * deploy. Medplum sends the hook request as the bot's input; all records must be in its prefetch.
 */
import { randomUUID } from 'node:crypto'
import { answerHook, type CardFile, type CdsResponse, DEFAULT_SETTINGS, parseCardBook, Refusal } from 'her2-cds'

/** The card texts, put here by build.ts. */
declare const CARD_FILES: readonly CardFile[]

const SERVICES: Readonly<Record<string, string>> = {
  'patient-view': 'her2-patient-view',
  'order-select': 'her2-order-select',
  'order-sign': 'her2-order-sign',
}

export async function handler(_medplum: unknown, event: { readonly input: unknown }): Promise<CdsResponse> {
  const today = new Date().toISOString().slice(0, 10)
  const hook = (event.input as { hook?: string }).hook ?? ''
  try {
    return answerHook(SERVICES[hook] ?? hook, event.input, {
      site: { settings: DEFAULT_SETTINGS },
      book: parseCardBook(CARD_FILES, today),
      today,
      newUuid: randomUUID,
    })
  } catch (error) {
    // A call that cannot be answered fails: an empty list of cards would say that there is nothing to say.
    if (error instanceof Refusal) throw new Error([error.code, ...error.problems].join('; '), { cause: error })
    throw error
  }
}
