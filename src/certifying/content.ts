import type { NamedSeller } from '../invoicing/seller.ts'
import type { Said } from '../platform/lang.ts'

/** Raised whenever the words around what is frozen change, so that an old certificate can be read as it was meant. */
export const WORDING = 1

/** What a certificate says, frozen when it is made; both languages are drawn from it. */
export type CertificateContent = {
  wording: number
  name: string
  titles: Said
  /** What was learned, in the words of the course; empty where it says nothing. */
  outcomes: Said
  slug: string
  offering: string
  /** Tenths of an ECTS credit; 0: it gives none. */
  creditTenths: number
  level: 'introductory' | 'bachelor' | 'master'
  sessions: number
  /** Minutes of all sessions together; 0: they are not written down. */
  minutes: number
  /** Calendar days where the course is held. */
  startsOn: string
  endsOn: string
  completedOn: string
  faculty: string
  seller: NamedSeller
  signatory: { name: string; title: Said } | null
  teachers: readonly string[]
  /** Made in a demonstration, or while no real money moved. */
  test: boolean
}
