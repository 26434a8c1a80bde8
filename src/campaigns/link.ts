import { z } from 'zod'
import { Mark } from '../attribution/touch.ts'
import type { Currency } from '../platform/money.ts'
import { TypedCode } from '../vouchers/code.ts'
import { LinkName } from './link-name.ts'

/** The longest address that a link leads to, in characters. */
export const LEADS_TO_MAX = 500
const OWN = /^\/(?![/\\])[\w\-./?=&%+,:~]*$/
/** An address that is read as it stands has no steps up, and nothing that a browser would read otherwise. */
const isPlain = (path: string): boolean => {
  const url = URL.parse(path, 'https://own.invalid')
  return url?.origin === 'https://own.invalid' && url.pathname + url.search === path
}
/** What has a field of its own, also with brackets behind its name. */
const MARK = /^(utm_|(ref|code)(\W|$))/i
const LINKS = /^(\/en)?\/go(\/|$)/i
const COURSE = /^(?:\/en)?\/courses\/([^/]+)$/i

/** The page of an address as the router finds it: decoded, and without a slash at its end. Null where it cannot be read. */
function pageOf(leadsTo: string): string | null {
  try {
    const page = decodeURIComponent(leadsTo.split('?')[0]!)
    return page === '/' ? page : page.replace(/\/$/, '')
  } catch {
    return null
  }
}
/** An empty part or a step up or back would make another address of it, here or in the language switch of its page. */
const isRead = (leadsTo: string): boolean => !/\/\/|\\|\p{Cc}|\/\.\.?(\/|$)/u.test(pageOf(leadsTo) ?? '//')
const queryOf = (leadsTo: string): URLSearchParams => new URLSearchParams(leadsTo.split('?').slice(1).join('?'))
const hasMarks = (leadsTo: string): boolean => [...queryOf(leadsTo).keys()].some((name) => MARK.test(name))

/** A page of our own: never another site, so that nobody is led astray by an address of ours. */
const LeadsTo = z
  .string()
  .trim()
  .min(1)
  .max(LEADS_TO_MAX)
  .refine((path) => OWN.test(path) && isPlain(path) && isRead(path), 'an address of this site, such as /courses')
  .refine((path) => !LINKS.test(pageOf(path) ?? ''), 'a link leads to a page, not to another link')
  .refine((path) => !hasMarks(path), 'leave marks and code out: they have fields of their own')
  .meta({ description: 'Path and query of a page of this site: /courses/ledelse?start=LED-27V' })

/** The course whose page an address is, and the start that it names. */
export function courseIn(leadsTo: string): { slug: string; start: string | null } | null {
  const slug = COURSE.exec(pageOf(leadsTo) ?? '')?.[1]
  return slug === undefined ? null : { slug, start: queryOf(leadsTo).get('start') }
}

const parts = {
  leadsTo: LeadsTo,
  source: Mark.meta({ description: 'Where the link stands: a newspaper, a fair, a partner' }),
  medium: Mark.meta({ description: 'By what: print, poster, mail, social' }),
  campaign: Mark.meta({ description: 'What it belongs to; codes and other links may belong to the same' }),
  code: TypedCode.nullable().default(null).meta({ description: 'A code that comes along, to the page of a course' }),
  untilAt: z.iso
    .datetime({ offset: true })
    .nullable()
    .default(null)
    .meta({ description: 'The moment from which it leads on without marks and code; null: it has no end' }),
}
type Coming = { code?: string | null; leadsTo: string }
const hasPlace = ({ code, leadsTo }: Coming) => !code || courseIn(leadsTo) !== null
const NO_PLACE = { message: 'a code comes along to the page of a course only', path: ['code'] }

/** What a link says, which may be changed. Its name stays, because it is printed. */
export const LinkBody = z.strictObject(parts).refine(hasPlace, NO_PLACE).meta({ id: 'CampaignLinkBody' })
export type LinkBody = z.output<typeof LinkBody>

export const MakeLink = z
  .strictObject({ name: LinkName.optional(), ...parts })
  .refine(hasPlace, NO_PLACE)
  .meta({ id: 'MakeCampaignLink' })
export type MakeLink = z.output<typeof MakeLink>

export const LINK_STATES = ['runs', 'over', 'ended'] as const
export type LinkState = (typeof LINK_STATES)[number]

/** A link as it stands, and how often it was followed. */
export type CampaignLink = {
  id: string
  name: string
  leadsTo: string
  source: string
  medium: string
  campaign: string
  code: string | null
  untilAt: Date | null
  state: LinkState
  visits: number
}

/** Settled orders whose buyer came by a link last and agreed to our knowing it, and what they brought, without VAT and net of credits. */
export type LinkSum = { currency: Currency; orders: number; netMinor: number }
