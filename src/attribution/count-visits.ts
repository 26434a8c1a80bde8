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

type Step = typeof VIEWS | typeof PUT_IN_CART
export const countStep = (tallies: Tallies, step: Step, { id, source, medium }: Channel & { id: string }): void =>
  tallies.count(step, [id, source, medium])

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
