import type { On } from '../../platform/db/statement.ts'
import { type Said, say } from '../../platform/lang.ts'
import { pageUrl } from '../../platform/page-url.ts'
import type { Teller } from '../facts.ts'
import { everyTold, newestTold, type Told, type Wanted } from '../told.ts'

/** What a feed is made from: who tells, what is asked for, and when it is made. */
export type Source = { teller: Teller; wanted: Wanted; on: On; now: Date; self: string }
export type Feed = {
  name: string
  type: string
  summary: string
  /** Short ones are not to wait behind the whole catalogue. */
  queue: 'short' | 'long'
  write(source: Source): AsyncIterable<string>
}

/** So many courses stand in what tells of new ones. */
const NEW_ONES = 50

export const newOnes = ({ on, wanted }: Source): Promise<Told[]> => newestTold(on, wanted, NEW_ONES)
export const allOnes = ({ on, wanted }: Source): AsyncGenerator<Told[]> => everyTold(on, wanted)

const TITLE: Said = { nb: 'nye kurs', en: 'new courses' }
const ALL: Said = { nb: 'alle kurs', en: 'all courses' }

/** Name, address and language of a feed, as every kind of feed says them. */
export const headOf = ({ teller: { publicUrl, lang, shop } }: Source, what: 'new' | 'all') => ({
  title: `${shop}: ${say(lang, what === 'new' ? TITLE : ALL)}`,
  home: pageUrl(publicUrl, lang, '/courses'),
  lang,
})

/** Of an offering, for ever: neither a new title nor new dates make it another one. */
export const stableId = ({ offeringId }: Pick<Told, 'offeringId'>): string => `urn:uuid:${offeringId}`
