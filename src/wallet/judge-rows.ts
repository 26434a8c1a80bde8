import { Email, PersonName } from '../platform/words.ts'
import type { RowVerdict, UploadedRow } from './schema.ts'

/** Somebody as they stand in a list, with the line they stand in. */
export type GivenRow = { line: number; name: string; email: string }

/** What a spreadsheet runs when the file is opened again (OWASP ASVS 1.2.10): a name never begins with it. */
const FORMULA = /^[=+\-@\t\r]/

/** Judges every row on its own and against those before it. `seated` are the addresses, in small letters, that have a seat of the company here. */
export function judgeRows(rows: readonly GivenRow[], seated: ReadonlySet<string>): UploadedRow[] {
  const before = new Set<string>()
  return rows.map(({ line, name, email }) => {
    const [wrote, address] = [name.trim(), email.trim()]
    const key = address.toLowerCase()
    const verdict = verdictOn({ name: wrote, email: address, isTwice: before.has(key), hasSeat: seated.has(key) })
    before.add(key)
    return { line, name: wrote, email: address, verdict, fix: verdict === 'email-bad' ? fixFor(address) : null }
  })
}

type Judged = { name: string; email: string; isTwice: boolean; hasSeat: boolean }

function verdictOn({ name, email, isTwice, hasSeat }: Judged): RowVerdict {
  if (FORMULA.test(name) || FORMULA.test(email)) return 'formula'
  if (email === '') return 'email-missing'
  if (!Email.safeParse(email).success) return 'email-bad'
  if (isTwice) return 'twice'
  if (hasSeat) return 'has-seat'
  if (name === '') return 'name-missing'
  return PersonName.safeParse(name).success ? 'good' : 'name-bad'
}

/** What people write instead of an address, made into one where that is plain; null where it is not. */
export function fixFor(email: string): string | null {
  const inside = /<([^<>]+)>/.exec(email)?.[1] ?? email
  const mended = inside
    .replace(/^mailto:/i, '')
    .replaceAll(/\s/g, '')
    .replaceAll(',', '.')
    .replace(/[.;:]+$/, '')
    .replace(/\(at\)|\[at\]/i, '@')
    .replace(/\.{2,}/g, '.')
    .replace(/@{2,}/g, '@')
  return mended !== email && Email.safeParse(mended).success ? mended.toLowerCase() : null
}
