/** Which cards are signed, by the file of the site or of the package, and what follows for what is shown. */
import { join } from 'node:path'
import { loadChecked } from '../auth/load-profiles.ts'
import type { CardBook } from '../content/card-book.ts'
import { type CardState, cardStates, draftKeys, signOffSchema } from '../governance/sign-off.ts'
import type { AuditConfig } from './store-config.ts'

/** @throws ProfilesRefused: with every fault of the file, its line and what to do */
export function readCardStates(
  signOffFile: string | undefined,
  cardsFolder: string,
  book: CardBook,
  today: string,
): readonly CardState[] {
  return cardStates(book, loadChecked(signOffFile ?? join(cardsFolder, 'sign-off.yaml'), signOffSchema), today)
}

/** The settings with the cards that nobody has signed in shadow, where the site wants that. */
export function withSignOff(config: AuditConfig, states: readonly CardState[]): AuditConfig {
  if (config.draftCards === 'show') return config
  return { ...config, withhold: { ...config.withhold, unsignedCards: draftKeys(states) } }
}

/** The file that the environment names, if none is given. */
export function ownSignOffFile(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  return env['SIGN_OFF_FILE'] || undefined
}

/** The address of this installation, as its environment has it; else an example. */
export function ownAddress(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return env['PUBLIC_URL'] || 'https://her2-cds.example.org'
}
