import { z } from 'zod'
import { arrivalOf, isFromHere } from '../../attribution/arrival-of.ts'
import { type Channel, DIRECT, FROM_HERE, isPersonReading } from '../../attribution/count-visits.ts'
import { type Arrival, type Attribution, CONSENT_VERSION, TOUCH_DAYS, Touch } from '../../attribution/touch.ts'
import { dayIn, dayPlus, SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { isSameSecret } from '../../platform/same-secret.ts'
import { sealOf } from '../../platform/signed-id.ts'
import type { Visit } from '../visit.ts'

/** What the visitor answered, and to which wording: `yes1`, `no1`. Nothing else stands in it. */
const CONSENT_COOKIE = 'channels'
/** An answer is kept for so long, in days; then it is asked again. */
export const CONSENT_DAYS = 180
/** First and last touch, with our signature; only after a yes. */
const TOUCH_COOKIE = 'came-from'

export type Consent = 'yes' | 'no'
type Asked = Pick<Visit, 'cookies'>

/** What was answered to the wording of today; null where nothing was. */
export function consentOf({ cookies }: Asked): Consent | null {
  const said = /^(yes|no)(\d+)$/.exec(cookies.get(CONSENT_COOKIE) ?? '')
  return said && Number(said[2]) === CONSENT_VERSION ? (said[1] as Consent) : null
}

/** Remembers the answer. A no takes away what an earlier yes has left. */
export function keepConsent({ cookies }: Asked, answer: Consent): void {
  cookies.set(CONSENT_COOKIE, `${answer}${CONSENT_VERSION}`, CONSENT_DAYS)
  if (answer === 'no' && cookies.get(TOUCH_COOKIE) !== null) cookies.drop(TOUCH_COOKIE)
}

const Touches = z.strictObject({ first: Touch, last: Touch })
type Touches = z.output<typeof Touches>

const sealed = ({ till }: Pick<Visit, 'till'>, body: string): string =>
  sealOf(till.config.sessionSecret, `came-from:${body}`)

/** What this browser carries of where its visitor came from, with their consent; what we have not signed counts as nothing. */
function touchesOf(visit: Pick<Visit, 'cookies' | 'till'>): Touches | null {
  if (consentOf(visit) !== 'yes') return null
  const [body = '', seal = ''] = (visit.cookies.get(TOUCH_COOKIE) ?? '').split('.')
  if (!isSameSecret(seal, sealed(visit, body))) return null
  const found = Touches.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
  return found.success ? found.data : null
}

/** What an order of this visit is to say of where its buyer came from; nothing without consent. */
export function attributionOf(visit: Pick<Visit, 'cookies' | 'till'>): { attribution?: Attribution } {
  const touches = touchesOf(visit)
  return touches ? { attribution: { ...touches, consentVersion: CONSENT_VERSION } } : {}
}

/** Remembers an arrival in the browser: the first one stays, the last one changes. Only after a yes. */
export async function keepTouch(visit: Pick<Visit, 'cookies' | 'till' | 'on'>, arrival: Arrival): Promise<void> {
  const today = dayIn(SELLER_ZONE, await nowOf(visit.on))
  const last = { ...arrival, day: today }
  const known = touchesOf(visit)?.first
  const first = known && known.day >= dayPlus(today, -TOUCH_DAYS) ? known : last
  const body = Buffer.from(JSON.stringify({ first, last })).toString('base64url')
  visit.cookies.set(TOUCH_COOKIE, `${body}.${sealed(visit, body)}`, TOUCH_DAYS)
}

type Coming = Pick<Visit, 'query' | 'req' | 'till' | 'path' | 'caller'>
const ownHost = ({ till }: Coming): string => new URL(till.config.publicUrl).host

/**
 * Pages that people come to from other sites: the first one, the list, a course, and the one for companies. Whoever comes back from the bank comes to none of
 * them. A link with marks of its own may lead anywhere.
 */
const LANDING = /^\/(courses(\/[^/]+)?|companies)?$/

/**
 * Where this very page view came from; null where it came from nowhere else, or nobody reads it. Another site alone says nothing of
 * somebody who is signed in: they come from where they signed in.
 */
export function arrivalIn(visit: Coming): Arrival | null {
  const [pathname = ''] = visit.path.split('?')
  const isLanding = LANDING.test(pathname) || visit.query.has('utm_source')
  if (!isLanding || !isReading(visit)) return null
  const referrer = visit.caller.actor.kind === 'visitor' ? visit.req.get('referer') : undefined
  return arrivalOf(visit.query, referrer, ownHost(visit))
}

/** By what channel this page view is counted: as it came, else as its visitor last came, who agreed to that. */
export function channelOf(visit: Coming & Pick<Visit, 'cookies'>): Channel {
  const came = arrivalIn(visit) ?? touchesOf(visit)?.last
  if (came) return came
  return isFromHere(visit.req.get('referer'), ownHost(visit)) ? FROM_HERE : DIRECT
}

/** Whether a visitor or buyer reads the page: programs, fetching ahead, and whoever works here are not counted. */
export function isReading({ req, caller: { actor } }: Pick<Visit, 'req' | 'caller'>): boolean {
  const works = actor.kind === 'client' || (actor.kind === 'person' && actor.roles.length > 0)
  return !works && req.method !== 'HEAD' && isPersonReading((name) => req.get(name))
}
