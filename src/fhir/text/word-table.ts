export type Language = 'any' | 'en' | 'de' | 'fr' | 'es' | 'nl' | 'it'

/** Meaning → forms by language, separated by '|'. */
export type WordTable = Readonly<Record<string, Readonly<Partial<Record<Language, string>>>>>
