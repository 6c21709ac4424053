/**
 * The whole service on one screen: request → evidence → classification → considerations → cards → response.
 * Pure: side effects come before (fetch) or after (audit), never inside.
 */
import type { Settings } from './her2/settings.ts'

export interface Site {
  readonly settings: Settings
}
