import { describe, expect, test } from 'vitest'
import { acceptAdmission } from '../../src/admission/accept-admission.ts'
import { applicationsWaiting, countApplications } from '../../src/admission/applications.ts'
import { askMore } from '../../src/admission/ask-more.ts'
import { setAdmissionRules } from '../../src/admission/rules.ts'
import { openCart } from '../../src/cart/open-cart.ts'
import { addLine, dropLine } from '../../src/cart/put-line.ts'
import { lapseOrder } from '../../src/checkout/lapse-order.ts'
import { placeOrder } from '../../src/checkout/place-order.ts'
import { startCheckout } from '../../src/checkout/start-checkout.ts'
import { targetsOf } from '../../src/moving/targets.ts'
import { Payer } from '../../src/orders/payer.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { priceLines } from '../../src/quotations/price-lines.ts'
import { holdSeats } from '../../src/seats/hold-seats.ts'
import { joinList } from '../../src/waiting/join-list.ts'
import { launch } from '../storefront/make.ts'
import { company } from '../support/buyer.ts'
import { refusal } from '../waiting/at-the-list.ts'
import {
  applies,
  checked,
  DAY_SECONDS,
  decides,
  HOUR_SECONDS,
  house,
  later,
  looks,
  NO,
  openTheDoor,
  orderBy,
  orders,
  pays,
  promised,
  read,
  rows,
  sends,
  somebody,
  taken,
  withdraws,
  YES,
} from './at-the-door.ts'

openTheDoor()

describe('where an offering checks who may come', () => {
  test('every way to a seat is refused by name before a yes, and takes none', async () => {
    const course = await checked()
    const who = await somebody()
    const { offeringId, poolId } = course
    const line = { offeringId, quantity: 1, people: [] }
    const buys = (payer: Payer, actor: Actor) =>
      refusal(house.does((tx) => placeOrder(tx, { ...orderBy(who), payer, lang: 'nb', lines: [line] }), actor))
    const own = orderBy(who).payer
    expect(await buys(own, who)).toBe('admission/needed')
    expect(await buys(own, { kind: 'visitor' })).toBe('admission/needed')
    const inCart = house.does(async (tx) => {
      const cart = await openCart(tx, { currency: 'NOK', lang: 'nb' })
      await addLine(tx, { cartId: cart.id, token: cart.token, actor: who }, line)
    }, who)
    expect(await refusal(inCart)).toBe('admission/needed')
    const quoted = house.does((tx) => priceLines(tx, { lines: [line], payer: own, lang: 'nb' }))
    expect(await refusal(quoted)).toBe('admission/needed')
    const waits = { quantity: 1, takes: 'all-or-nothing', lang: 'nb' } as const
    expect(await refusal(house.does((tx) => joinList(tx, offeringId, waits), who))).toBe('admission/needed')
    const [target] = await house.does((tx) =>
      targetsOf(tx, [offeringId], {
        ...{ lang: 'nb', currency: 'NOK', now: tx.now },
        seat: { personId: who.personId, ordererId: who.personId, enrolmentId: null, payer: own } as never,
      }),
    )
    expect(target!.hindrance).toBe('admission')
    // Whatever a way in forgets to ask, the claim of a free seat itself finds none.
    const until = new Date(Date.now() + DAY_SECONDS * 1000)
    expect(await house.does((tx) => holdSeats(tx, { lines: [{ poolId, quantity: 1 }], until }))).toBeNull()
    expect(await taken(course)).toBe(0)
  })

  test('somebody applies with a seat held, sends what is asked, is admitted, pays in time and takes part', async () => {
    const course = await checked()
    const who = await somebody()
    const id = await applies(course, who, 'Jeg har vært sykepleier i ti år.')
    expect(await taken(course)).toBe(1)
    expect(await refusal(applies(course, who))).toBe('admission/already')
    expect(await refusal(sends(who, id, Buffer.from('<html><script>')))).toBe('application/not-a-document')
    await sends(who, id)
    expect(await refusal(sends(who, id))).toBe('application/document-twice')
    expect(await refusal(house.does((tx) => acceptAdmission(tx, id), who))).toBe('application/not-admitted')
    expect((await house.does((tx) => applicationsWaiting(tx, null))).map((each) => each.id)).toContain(id)
    await decides(course, id, YES)
    expect(await refusal(decides(course, id, NO))).toBe('application/decided')
    expect(await refusal(sends(who, id, Buffer.from('%PDF-nytt')))).toBe('application/decided')
    const placed = await orders(who, id)
    expect(await read(course, id)).toMatchObject({ state: 'ordered', orderId: placed.orderId })
    expect(await refusal(withdraws(who, id))).toBe('application/ordered')
    await pays(placed)
    await looks()
    expect(await read(course, id)).toMatchObject({ state: 'over', endedAs: 'enrolled' })
    const seated = 'select 1 from enrolments where offering_id = $1 and person_id = $2 and withdrawn_at is null'
    expect(await rows(seated, [course.offeringId, who.personId])).toHaveLength(1)
    expect(await taken(course)).toBe(1)
    expect(await promised(id)).toEqual(['received', 'admitted'])
  })

  test('a yes is for one person: not for others they name, not for two seats, not for a company, not for somebody else’s cart', async () => {
    const course = await checked()
    const [who, other] = [await somebody(), await somebody()]
    const id = await applies(course, who)
    await decides(course, id, YES)
    const { offeringId } = course
    const [{ holdId }] = (await rows<{ holdId: string }>('select hold_id as "holdId" from applications where id = $1', [
      id,
    ])) as [{ holdId: string }]
    const named = [{ name: 'En annen', email: other.email }]
    const tries = (change: object, quantity = 1) =>
      refusal(
        house.does(
          (tx) =>
            placeOrder(tx, {
              ...orderBy(who, quantity),
              ...{ lang: 'nb', promised: { holdId }, lines: [{ offeringId, quantity, people: [] }], ...change },
            }),
          who,
        ),
      )
    expect(await tries({ lines: [{ offeringId, quantity: 1, people: named }] })).toBe('admission/needed')
    const two = [...named, { name: 'Siri Søker', email: who.email }]
    expect(await tries({ lines: [{ offeringId, quantity: 2, people: two }] }, 2)).toBe('admission/persons-only')
    expect(await tries({ payer: Payer.parse(company()), payBy: 'invoice' })).toBe('admission/persons-only')
    expect(await refusal(house.does((tx) => acceptAdmission(tx, id), other))).toBe('application/unknown')
    expect(await taken(course)).toBe(1)
  })

  test('an order of other courses leaves the seat of whoever was admitted to be ordered', async () => {
    const [course, other] = [await checked(), await launch(house, { capacity: 3 })]
    const who = await somebody()
    const id = await applies(course, who)
    await decides(course, id, YES)
    const cartId = await house.does((tx) => acceptAdmission(tx, id), who)
    const key = { cartId, token: null, actor: who }
    const { total } = await house.does(async (tx) => {
      await dropLine(tx, key, course.offeringId)
      return (await addLine(tx, key, { offeringId: other.offeringId, quantity: 1, people: [] })).quote
    }, who)
    await house.does((tx) => startCheckout(tx, key, { ...orderBy(who), expectedTotal: total }), who)
    expect(await rows('select order_id from applications where id = $1', [id])).toEqual([{ order_id: null }])
    const placed = await orders(who, id)
    expect(await rows('select order_id from applications where id = $1', [id])).toEqual([{ order_id: placed.orderId }])
  })

  test('a no frees the seat and is told with its reason; who was refused may apply anew', async () => {
    const course = await checked(1)
    const [who, next] = [await somebody(), await somebody()]
    const id = await applies(course, who)
    expect(await refusal(applies(course, next))).toBe('admission/full')
    await decides(course, id, NO)
    expect(await read(course, id)).toMatchObject({ state: 'over', endedAs: 'refused', reason: 'requirements' })
    await applies(course, next)
    expect(await refusal(applies(course, who))).toBe('admission/full')
    expect(await promised(id)).toEqual(['received', 'refused'])
  })

  test('asking for more moves the day of the answer, once; nobody decides on their own application', async () => {
    const course = await checked()
    const who = await somebody()
    const id = await applies(course, who)
    const { decideBy } = await read(course, id)
    const key = { offeringId: course.offeringId, applicationId: id }
    const keeper: Actor = { ...who, roles: ['course-administrator'] }
    expect(await refusal(decides(course, id, YES, keeper))).toBe('access/denied')
    expect(await refusal(house.does((tx) => askMore(tx, key, { words: 'Mer' }), keeper))).toBe('access/denied')
    await later(3 * DAY_SECONDS)
    await house.does((tx) => askMore(tx, key, { words: 'Vi mangler vitnemålet.' }))
    const after = await read(course, id)
    expect(after.decideBy.getTime() - decideBy.getTime()).toBeGreaterThan(2 * DAY_SECONDS * 1000)
    expect(after.askedMore).toBe('Vi mangler vitnemålet.')
    expect(await refusal(house.does((tx) => askMore(tx, key, { words: 'Enda mer' })))).toBe('application/asked-already')
  })

  test('what is late stands on the list with its seat, is told once, and is bounded by the close of booking', async () => {
    const course = await checked()
    const who = await somebody()
    const id = await applies(course, who)
    await sends(who, id)
    await later(8 * DAY_SECONDS)
    await looks()
    await looks()
    expect(await read(course, id)).toMatchObject({ state: 'late', endedAs: null })
    expect((await house.does((tx) => countApplications(tx, null))).late).toBeGreaterThan(0)
    expect(await taken(course)).toBe(1)
    await later(195 * DAY_SECONDS)
    expect(await taken(course)).toBe(0) // at that instant, whether anybody has looked or not
    expect(await refusal(decides(course, id, YES))).toBe('application/over')
    await looks()
    expect(await read(course, id)).toMatchObject({ state: 'over', endedAs: 'closed' })
    expect(await promised(id)).toEqual(['received', 'late', 'closed'])
  })

  test('who was admitted and does not pay in time loses the seat and is told; an order that lapses leaves it until then', async () => {
    const course = await checked(1)
    const who = await somebody()
    await house.does((tx) => setAdmissionRules(tx, { payHours: 48 }))
    const id = await applies(course, who)
    await decides(course, id, YES)
    const placed = await orders(who, id)
    await house.does((tx) => lapseOrder(tx, { id: placed.paymentId!, orderId: placed.orderId }))
    await looks()
    expect(await read(course, id)).toMatchObject({ state: 'admitted', orderId: null })
    expect(await taken(course)).toBe(1)
    await later(47 * HOUR_SECONDS)
    expect(await taken(course)).toBe(1)
    await later(14 * HOUR_SECONDS) // a term never ends at night
    expect(await taken(course)).toBe(0)
    expect(await refusal(house.does((tx) => acceptAdmission(tx, id), who))).toBe('application/not-admitted')
    await looks()
    expect(await read(course, id)).toMatchObject({ state: 'over', endedAs: 'lapsed' })
    expect(await promised(id)).toEqual(['received', 'admitted', 'lapsed'])
  })
})
