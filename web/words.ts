/** The words of the page, one file per language. Cards and tables keep the language of the service. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import de from './words/de.json'
import en from './words/en.json'

export type WordKey = keyof typeof en
export type Language = 'en' | 'de'

const WORDS: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { en, de }
const KEPT = 'her2-cds-language'

export function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT) ?? navigator.language.slice(0, 2)
  return kept === 'de' ? 'de' : 'en'
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language)
  document.documentElement.lang = language
}

export const LanguageContext = createContext<Language>('en')

export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string

/** `say('found', { n: 3, all: 16 })`. */
export function useWords(): Say {
  const words = WORDS[useContext(LanguageContext)]
  return (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** A word of a closed list of the service, translated if the files have it; else unchanged. */
export function wordFor(say: Say, key: string, fallback: string): string {
  return key in en ? say(key as WordKey) : fallback
}
