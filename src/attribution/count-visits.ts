import type { Tallies } from '../platform/tallies.ts'
import type { Arrival } from './touch.ts'

/** Under which kinds visits are counted: by course or, in a cart, by offering; and by source and medium. */
export const VIEWS = 'course-views'
export const PUT_IN_CART = 'put-in-cart'

/** Where a visit came from, as far as it is counted. */
export type Channel = Pick<Arrival, 'source' | 'medium'>
/** Typed in, a bookmark, or a mail: nothing says where from. */
export const DIRECT: Channel = { source: 'direct', medium: 'none' }
/** From another page of this site. */
export const FROM_HERE: Channel = { source: 'site', medium: 'none' }

/** All that come by a channel for which a day has no place any more. */
export const OTHER: Channel = { source: 'other', medium: 'none' }
/** What nobody can make more of by a link. They take no place of others. */
export const OWN_CHANNELS: readonly Channel[] = [DIRECT, FROM_HERE, OTHER]

type Step = typeof VIEWS | typeof PUT_IN_CART
/** Where there are too many channels to keep apart, a visit by a new one belongs to the others; one of our own stays its own. */
export function countStep(tallies: Tallies, step: Step, { id, source, medium }: Channel & { id: string }): void {
  const isOwn = OWN_CHANNELS.some((own) => own.source === source && own.medium === medium)
  const beyond = isOwn ? { source, medium } : OTHER
  tallies.count(step, [id, source, medium], [id, beyond.source, beyond.medium])
}

/** Programs that say so of themselves. Whoever pretends to be a person is counted as one. */
const PROGRAMS =
  /bot\b|bot[/;]|crawl|spider|slurp|preview|facebookexternalhit|monitor|archiver|validator|curl|wget|python|go-http|java\/|okhttp|axios|node/i

/** Whether a page is read by a person, as far as the request says: not by a program, and not fetched before anybody asked for it. */
export function isPersonReading(header: (name: string) => string | undefined): boolean {
  const [agent, purpose] = [
    header('user-agent') ?? '',
    `${header('sec-purpose')} ${header('purpose')} ${header('x-moz')}`,
  ]
  return agent !== '' && !PROGRAMS.test(agent) && !/prefetch|prerender|preview/i.test(purpose)
}
