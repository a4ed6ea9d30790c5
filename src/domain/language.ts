export type Language = 'ja' | 'en'

/** A text that the institution gives in both languages. */
export type Bilingual = Readonly<Record<Language, string>>
