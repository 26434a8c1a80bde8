import type { Lang } from './words.ts'

const REGION: Record<Lang, string> = { nb: 'nb-NO', en: 'en-GB' }

/** Minor units as people read them: "1 250,00 kr", "NOK 1,250.00". */
export function spellAmount(minor: number, currency: string, lang: Lang): string {
  const format = new Intl.NumberFormat(REGION[lang], { style: 'currency', currency: currency.toUpperCase() })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

export const spellClock = (seconds: number, lang: Lang): string =>
  new Intl.DateTimeFormat(REGION[lang], { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Oslo' }).format(
    seconds * 1000,
  )

export const spellInstant = (seconds: number, lang: Lang): string =>
  new Intl.DateTimeFormat(REGION[lang], { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Oslo' }).format(
    seconds * 1000,
  )

const HOURS_FROM_MINUTES = 120

/** "29 minutter", "24 hours". */
export function spellTimeLeft(seconds: number, lang: Lang): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  const hours = minutes > HOURS_FROM_MINUTES
  const unit = hours ? 'hour' : 'minute'
  const format = new Intl.NumberFormat(REGION[lang], { style: 'unit', unit, unitDisplay: 'long' })
  return format.format(hours ? Math.floor(minutes / 60) : minutes)
}
