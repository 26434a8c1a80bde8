import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicationTold } from '../../src/admission/application-mail.ts'
import { putDocument } from '../../src/admission/put-document.ts'
import { setAdmission } from '../../src/admission/set-admission.ts'
import { decide } from '../../src/admitting/decide.ts'
import { lookAtPapers } from '../../src/admitting/look-at-papers.ts'
import { seatFreed } from '../../src/admitting/seat-freed.ts'
import { withdraw } from '../../src/admitting/withdraw.ts'
import { placeOrder } from '../../src/checkout/place-order.ts'
import { moveClock } from '../../src/demo/clock.ts'
import { ensurePeople } from '../../src/identity/ensure-people.ts'
import { Payer } from '../../src/orders/payer.ts'
import { daysAfter } from '../../src/platform/clock.ts'
import { digestOf } from '../../src/platform/ids.ts'
import { money } from '../../src/platform/money.ts'
import { erasePerson } from '../../src/privacy/erase-person.ts'
import { applyForSeat } from '../../src/wallet/apply-for-seat.ts'
import { invitePeople } from '../../src/wallet/invite-people.ts'
import { reassignSeat } from '../../src/wallet/reassign-seat.ts'
import { seatLost } from '../../src/wallet/tell-lost.ts'
import { seatsOf } from '../../src/wallet/wallet-of.ts'
import { ADMISSION, DAY_SECONDS, NO, PDF, YES } from '../admission/at-the-door.ts'
import { type House, launch } from '../storefront/make.ts'
import { openBareHouse } from '../support/bare-house.ts'
import { company } from '../support/buyer.ts'
import { refusal } from '../waiting/at-the-list.ts'

const PRICE_MINOR = 490_000
const BEGINS_DAYS = 100
let house: House
let close: () => Promise<void>
beforeAll(async () => {
  const silent = [seatFreed, seatLost].map(
    (job) => (jobs: { on(told: never, does: () => Promise<void>): void }) => jobs.on(job as never, async () => {}),
  )
  ;({ house, close } = await openBareHouse(applicationTold, silent as never))
}, 60_000)
afterAll(() => close?.())

const rows = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await house.pool.query(text, values)).rows as T[]

/** A company with seats of a course that checks who comes. */
async function bought(quantity: number) {
  const startsAt = daysAfter(await house.does(async (tx) => tx.now), BEGINS_DAYS)
  const { offeringId } = await launch(house, {
    capacity: quantity,
    offering: { startsAt, saleOpensAt: daysAfter(startsAt, -300) },
  })
  await house.does((tx) => setAdmission(tx, offeringId, ADMISSION))
  await house.does(
    (tx) =>
      placeOrder(tx, {
        ...{ payer: Payer.parse(company()), payBy: 'invoice' as const, lang: 'nb' as const, acceptedSalesTerms: 1 },
        ...{ expectedTotal: money(PRICE_MINOR * quantity, 'NOK'), lines: [{ offeringId, quantity, people: [] }] },
      }),
    { kind: 'visitor' },
  )
  const [wallet] = await rows<{ companyId: string }>(
    'select company_id as "companyId" from wallet_seats where offering_id = $1',
    [offeringId],
  )
  return { offeringId, companyId: wallet!.companyId }
}
type Bought = Awaited<ReturnType<typeof bought>>
const seatsIn = ({ offeringId, companyId }: Bought) =>
  house.does((tx) => seatsOf(tx, { companyId, personId: null, isStaff: true }, offeringId))
const states = async (of: Bought) => (await seatsIn(of)).map(({ state }) => state)

/** Names somebody, who opens the link. */
async function named({ offeringId, companyId }: Bought, email = `siri-${randomUUID()}@firma.example`) {
  const person = { name: 'Siri Søker', email }
  await house.does((tx) => invitePeople(tx, { companyId, offeringId, people: [person], lang: 'nb' }))
  const [personId] = await house.does((tx) => ensurePeople(tx, [person], 'nb'))
  const token = `${randomUUID()}${randomUUID()}`.replaceAll('-', '').slice(0, 43)
  await rows(
    `update seat_invitations i set digest = $1, sent_at = app_now(), ends_at = coalesce(a.show_by, app_now() + interval '7 days')
     from seat_assignments a where a.id = i.assignment_id and a.person_id = $2 and a.offering_id = $3 and a.ended_at is null`,
    [digestOf(token), personId, offeringId],
  )
  const actor = { kind: 'person', personId: personId!, roles: [] } as const
  const applies = () => house.does((tx) => applyForSeat(tx, { token, message: '', lang: 'nb' }), actor)
  const shows = (applicationId: string) =>
    house.does((tx) =>
      putDocument(tx, { applicationId, personId: personId! }, { kind: 'transcript', name: 'k.pdf', bytes: PDF }),
    )
  return { personId: personId!, email, applies, shows }
}
const decides = ({ offeringId }: Bought, applicationId: string, answer: typeof YES) =>
  house.does((tx) => decide(tx, { offeringId, applicationId }, answer))
const later = (days: number) => house.does((tx) => moveClock(tx, days * DAY_SECONDS))
const looks = async () => {
  while ((await lookAtPapers(house.pool)) > 0);
}
const told = async (name: string, key: string, value: string) =>
  (
    await rows<{ what: string }>(
      `select coalesce(data ->> 'told', data ->> 'kind') as what from pgboss.job where name = $1 and data ->> $2 = $3 order by created_on`,
      [name, key, value],
    )
  ).map(({ what }) => what)
const enrolled = async ({ offeringId }: Bought) =>
  (await rows('select 1 from enrolments where offering_id = $1 and withdrawn_at is null', [offeringId])).length
const swaps = async (of: Bought) => {
  const [seat] = await seatsIn(of)
  const who = { name: 'Ane Annen', email: `ane-${randomUUID()}@firma.example`, lang: 'nb' as const }
  const holdingId = seat!.holdingId!
  return house.does((tx) => reassignSeat(tx, { companyId: of.companyId, seatId: seat!.seatId, holdingId, ...who }))
}

describe('by the day on which papers are to be there', () => {
  test('whoever lacks some is reminded once, and then the seat is the company’s again; both are told', async () => {
    const of = await bought(1)
    const siri = await named(of)
    const id = await siri.applies()
    await later(10)
    await looks()
    expect(await told('application-told', 'applicationId', id)).toEqual(['received'])
    await later(2)
    await looks()
    await looks()
    expect(await told('application-told', 'applicationId', id)).toEqual(['received', 'papers'])
    await later(3)
    await looks()
    expect(await states(of)).toEqual(['unnamed'])
    expect(await rows('select ended_as from applications where id = $1', [id])).toEqual([{ ended_as: 'not-shown' }])
    const [gone] = await rows<{ id: string }>('select id from seat_assignments where offering_id = $1', [of.offeringId])
    expect((await told('seat-freed', 'assignmentId', gone!.id)).toSorted()).toEqual(['company', 'person'])
    expect((await named(of)).personId).not.toBe(siri.personId)
  })

  test('whoever never answered loses the seat; who has shown everything keeps it until they are answered', async () => {
    const of = await bought(2)
    await named(of)
    const ready = await named(of)
    const id = await ready.applies()
    await ready.shows(id)
    await later(15)
    await looks()
    expect((await states(of)).toSorted()).toEqual(['assessed', 'unnamed'])
    await decides(of, id, YES)
    expect(await enrolled(of)).toBe(1)
  })

  test('nobody is named once the course has begun, unless they were admitted to it before', async () => {
    const of = await bought(2)
    const ready = await named(of)
    await decides(of, await ready.applies(), YES)
    await rows(`update offerings set starts_at = app_now() - interval '1 hour' where id = $1`, [of.offeringId])
    expect(await refusal(named(of))).toBe('wallet/too-late-to-show')
  })
})

describe('at the same time', () => {
  test('a yes beside a swap seats one person or nobody, and never two on one seat', async () => {
    for (let round = 0; round < 5; round++) {
      const of = await bought(1)
      const siri = await named(of)
      const id = await siri.applies()
      const [yes, swap] = await Promise.all([refusal(decides(of, id, YES)), refusal(swaps(of))])
      expect(swap).toBeNull()
      expect([null, 'application/over']).toContain(yes)
      expect(await enrolled(of)).toBe(0)
      expect(
        await rows('select 1 from seat_assignments where offering_id = $1 and ended_at is null', [of.offeringId]),
      ).toHaveLength(1)
    }
  })

  test('of two who answer one wins, and a withdrawal beside a yes leaves a seat that is free or taken, not both', async () => {
    const of = await bought(2)
    const siri = await named(of)
    const id = await siri.applies()
    const two = await Promise.all([refusal(decides(of, id, YES)), refusal(decides(of, id, NO as typeof YES))])
    expect(two.toSorted()).toEqual(['application/decided', null])
    const other = await named(of)
    const next = await other.applies()
    await Promise.all([
      refusal(decides(of, next, YES)),
      refusal(house.does((tx) => withdraw(tx, other.personId, next))),
    ])
    const wrong = `select 1 from seat_assignments a join enrolments e on e.seat_id = a.seat_id and e.withdrawn_at is null
      where a.offering_id = $1 and a.ended_at is not null and a.person_id = e.person_id`
    expect(await rows(wrong, [of.offeringId])).toEqual([])
  })
})

test('erasing somebody whose papers are looked at gives the company its seat back, and nothing of theirs is left', async () => {
  const of = await bought(1)
  const siri = await named(of)
  const id = await siri.applies()
  await siri.shows(id)
  await house.does((tx) => erasePerson(tx, siri.personId))
  expect(await states(of)).toEqual(['unnamed'])
  expect(await rows('select 1 from application_documents where application_id = $1', [id])).toEqual([])
})
