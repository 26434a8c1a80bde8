import type { Day, Seller } from './document.ts'
import type { Language } from './words/languages.ts'

/**
 * What certifies that somebody has completed a course, as one value: everything that its PDF says, already in its language. The same
 * value gives the same bytes.
 */
export type CertificateDocument = {
  kind: 'certificate'
  number: string
  issueDate: Day
  language: Language
  seller: Seller
  /** The part of the seller that teaches: its faculty. */
  unit: string
  name: string
  course: string
  /** Credits, extent, days: at most six. */
  facts: readonly (readonly [label: string, value: string])[]
  teachers: readonly string[]
  /** Who answers for it, by name and title. */
  signatory?: { name: string; title: string }
  /** Where anybody sees whether it is valid. */
  verifyUrl: string
  test: boolean
}
