import { type Lang, type Said, say } from '../../platform/lang.ts'

/** The labels of the account forms, for the fields and for the list of what is wrong in them. */
export const ACCOUNT_LABELS = {
  name: { nb: 'Navn', en: 'Name' },
  email: { nb: 'E-post', en: 'E-mail' },
  password: { nb: 'Passord', en: 'Password' },
  code: { nb: 'Kode', en: 'Code' },
  passkey: { nb: 'Navn på passnøkkelen', en: 'Name of the passkey' },
} as const satisfies Record<string, Said>

export const accountLabel =
  (lang: Lang) =>
  (field: string): string | null =>
    Object.hasOwn(ACCOUNT_LABELS, field) ? say(lang, ACCOUNT_LABELS[field as keyof typeof ACCOUNT_LABELS]) : null
