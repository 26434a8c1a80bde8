import { z } from 'zod'
import { type Actor, ANY_ROLES, type AnyRole, hasRole } from '../actor.ts'
import { HOUSE, seeAs, sightNow } from '../db/sight.ts'
import { codeFirst, forbidden, signInFirst, unknown } from '../problems.ts'
import { type AnyThing, type Asker, firstOf, isWhose, type Who, type Whose } from './who.ts'

/** What is known of whoever was let in: how they are tied to the thing, nothing where they need not be. */
export type Ties = readonly string[]

const NONE: Ties = []
const Id = z.uuid()

/**
 * Lets a caller in or refuses, for API and pages alike. What is somebody else's is refused exactly like what is not there;
 * whoever has something to do with it, but not enough, is told so. @throws access/sign-in, access/denied, access/second-factor, <thing>/unknown
 */
export async function admit(who: Who, asker: Asker, params: () => unknown): Promise<Ties> {
  if (who === 'anyone') return NONE
  const { actor } = asker
  if (isWhose(who)) return admitToThing(who, asker, () => firstOf(params()))
  if (actor.kind === 'visitor') throw signInFirst()
  if (who === 'signed-in' || (who === 'person' && actor.kind === 'person')) return NONE
  if (who === 'person') throw forbidden()
  const roles = who.filter(isRole)
  if (hasRole(actor, ...roles)) return NONE
  if (actor.kind === 'client' && who.includes('program')) return NONE
  throw waitsFor(actor, roles) ? codeFirst() : forbidden()
}

async function admitToThing({ thing, words }: Whose, asker: Asker, idOf: () => string): Promise<Ties> {
  const roles = words.filter(isRole)
  if (roles.length > 0 && hasRole(asker.actor, ...roles)) return NONE
  const isVisitor = asker.actor.kind === 'visitor'
  if (isVisitor && !words.some((word) => thing.held.includes(word))) throw signInFirst()
  if (!thing.tiesOf) return NONE
  const id = idOf()
  const ties = Id.safeParse(id).success ? await tiesSeen(thing.tiesOf, asker, id) : NONE
  if (ties.some((tie) => words.includes(tie))) return ties
  if (waitsFor(asker.actor, roles)) throw codeFirst()
  throw ties.length > 0 ? forbidden() : unknown(thing.name)
}

/** Whether somebody was let in because they work here, and not to what is their own. */
export function isAtWork(who: Who, actor: Actor, ties: Ties): boolean {
  if (isWhose(who)) return ties.every((tie) => who.thing.atWork?.includes(tie))
  return typeof who === 'object' && hasRole(actor, ...who.filter(isRole))
}

/** Whether the caller has such a role and has yet to give a second proof for it. */
const waitsFor = (actor: Actor, roles: readonly AnyRole[]): boolean =>
  actor.kind === 'person' && roles.length > 0 && hasRole({ ...actor, roles: actor.withheld ?? [] }, ...roles)

/** A tie is looked up with the house's eyes, and what a secret opens is seen by the request from then on. */
function tiesSeen(tiesOf: NonNullable<AnyThing['tiesOf']>, asker: Asker, id: string): Promise<Ties> {
  const sight = sightNow()
  return seeAs(HOUSE, () => tiesOf({ ...asker, opened: sight ?? { orders: [], documents: [] } }, id))
}

const isRole = (word: string): word is AnyRole => (ANY_ROLES as readonly string[]).includes(word)
