import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { demandMember } from '../companies/may-act-for.ts'
import { BUYER_ROLES } from '../companies/member-role.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { Email, PersonName } from '../platform/words.ts'
import { demandOpen } from '../storefront/demand-open.ts'
import { type Offer, offersOf } from '../storefront/offers.ts'
import { onlookerOf } from '../storefront/onlooker.ts'
import { openList } from './open-list.ts'
import { nameNeeded, notOnSale, onceEach, seatsLeft, tooManySeats } from './problems.ts'
import { promiseWaitingMail } from './waiting-mail.ts'

/** The most seats that a private person waits for, and a company. */
const PERSON_SEATS_MAX = 5
const COMPANY_SEATS_MAX = 100

export const JoinList = z
  .strictObject({
    quantity: z.int().min(1).max(COMPANY_SEATS_MAX).default(1),
    takes: z
      .enum(['all-or-nothing', 'what-there-is'])
      .default('all-or-nothing')
      .meta({ description: 'Whether a group takes a part of its seats and waits on for the rest' }),
    companyId: z.uuid().optional().meta({ description: 'For a company that you buy for' }),
    name: PersonName.optional().meta({ description: 'Of a guest; who has signed in is told at their own address' }),
    email: Email.optional(),
    lang: LangCode.default('nb'),
  })
  .meta({ id: 'JoinWaitingList' })
export type JoinList = z.output<typeof JoinList>

type Who = { personId: string | null; name: string; email: string; proved: boolean }

const PERSON = statement<Who>(
  'waiting-person',
  `select id as "personId", name, email, email_verified_at is not null as proved from people where id = $1 and erased_at is null`,
)
const WRITE = statement<{ id: string }>(
  'waiting-write-entry',
  `insert into waiting_entries (id, offering_id, pool_id, person_id, company_id, name, email, lang, quantity, wanting, takes, asked_at, confirmed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, case when $12 then app_now() end)
   on conflict (email, offering_id) where ended_at is null do nothing returning id`,
)
const OPEN = statement<{ id: string; isConfirmed: boolean }>(
  'waiting-open-entry',
  'select id, confirmed_at is not null as "isConfirmed" from waiting_entries where email = $1 and offering_id = $2 and ended_at is null',
)

export type Joined = { entryId: string; confirmed: boolean } | null

/**
 * Puts somebody on the waiting list of an offering that is full, or whose list is open. Whoever is signed in with a proved address
 * waits at once; anybody else is mailed a link and counts, from now, once they open it. Null where a guest has asked before: they are
 * told no more than others are.
 * @throws offering/unknown, offering/not-on-sale, waiting/seats-left, waiting/too-many-seats, waiting/already, company/unknown
 */
export async function joinList(tx: Tx, offeringId: string, wish: JoinList): Promise<Joined> {
  if (wish.companyId) await demandMember(tx, wish.companyId, BUYER_ROLES)
  const [offer] = await offersOf(tx, [offeringId], onlookerOf(tx.actor, wish.lang))
  if (!offer) throw unknown('offering')
  demandOpen(offer)
  demandFull(offer)
  const most = Math.min(wish.companyId ? COMPANY_SEATS_MAX : PERSON_SEATS_MAX, offer.seats.capacity)
  if (wish.quantity > most) throw tooManySeats(most)
  const who = await whoWaits(tx, wish)
  const told = [who.personId, wish.companyId ?? null, who.name, who.email, wish.lang]
  const asked = [wish.quantity, wish.takes, tx.now, who.proved]
  if (who.proved) await openList(tx, offer.poolId)
  const [written] = await run(tx, WRITE, [newId(), offeringId, offer.poolId, ...told, ...asked])
  if (!written) return again(tx, who, offeringId)
  await promiseWaitingMail(tx, who.proved ? 'joined' : 'confirm', written.id)
  const { quantity, takes } = wish
  await emit(tx, {
    ...{ name: 'WaitingAsked', subjectId: offeringId },
    facts: { entryId: written.id, quantity, takes, confirmed: who.proved },
  })
  return { entryId: written.id, confirmed: who.proved }
}

function demandFull({ offeringId, sale, seats }: Offer): void {
  if (sale === 'closed' || sale === 'not-yet') throw notOnSale(offeringId, sale)
  if (sale === 'open') throw seatsLeft(offeringId, seats.left)
}

async function whoWaits(tx: Tx, { name, email }: JoinList): Promise<Who> {
  const [person] = tx.actor.kind === 'person' ? await run(tx, PERSON, [tx.actor.personId]) : []
  if (person) return person
  if (!name || !email) throw nameNeeded()
  return { personId: null, name, email, proved: false }
}

/** Whoever is signed in is told that they wait already; a guest is mailed their link once more. */
async function again(tx: Tx, { personId, email }: Who, offeringId: string): Promise<null> {
  if (personId) throw onceEach()
  const [open] = await run(tx, OPEN, [email, offeringId])
  if (open) await promiseWaitingMail(tx, open.isConfirmed ? 'joined' : 'confirm', open.id)
  return null
}
