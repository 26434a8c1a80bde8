import { beforeEach, describe, expect, test } from 'vitest'
import { mergeCart } from '../../src/cart/merge-cart.ts'
import { startCheckout } from '../../src/checkout/start-checkout.ts'
import { createPerson } from '../../src/identity/create-person.ts'
import { visitor } from '../../src/platform/actor.ts'
import { capacityOf } from '../../src/seats/capacity.ts'
import { setCapacity } from '../../src/seats/set-capacity.ts'
import { acceptOffer } from '../../src/waiting/accept-offer.ts'
import { confirmEntry } from '../../src/waiting/confirm-entry.ts'
import { waitingEntry } from '../../src/waiting/entries.ts'
import { joinList } from '../../src/waiting/join-list.ts'
import {
  accepts,
  atCourse,
  buys,
  type Course,
  DAY_SECONDS,
  entry,
  expectFair,
  givesBack,
  givesUp,
  HOUR_SECONDS,
  house,
  joins,
  later,
  leaves,
  listOpen,
  looks,
  moves,
  offered,
  openTheList,
  order,
  pays,
  refusal,
} from './at-the-list.ts'

const PASSES = 3

openTheList()
let course: Course

describe('a waiting list', () => {
  beforeEach(async () => {
    course = await atCourse(3)
  })

  test('is for a full offering, and comes before new buyers from then on', async () => {
    expect(await refusal(joins())).toBe('waiting/seats-left')
    const sold = await buys(3)
    expect(await refusal(buys())).toBe('seats/sold-out')
    const first = await joins()
    await givesBack(sold)
    expect(await refusal(buys())).toBe('seats/list-first')
    expect(await refusal(buys(1, 'card'))).toBe('seats/list-first')
    expect(await refusal(buys(2))).toBe('seats/list-first')
    await looks()
    expect(await offered(first)).toEqual([1])
    const capacity = await capacityOf({ client: house.pool }, course.offeringId, 'en')
    expect(capacity!.pools[0]!.inWords).toBe('3 = 0 sold + 1 offered to the waiting list + 2 left')
    await buys(2) // nobody else waits: the rest is for sale
    expect(await refusal(buys())).toBe('seats/sold-out')
    await accepts(first, 1)
    await looks()
    expect(await entry(first)).toMatchObject({ endedAs: 'seated', wanting: 0 })
    await expectFair()
  })

  test('takes an address once, and counts a guest only once the mailed link was opened, from when they asked', async () => {
    await buys(3)
    const wish = { quantity: 1, takes: 'all-or-nothing', name: 'Sen', email: 'sen@example.no', lang: 'nb' } as const
    const slow = await house.does((tx) => joinList(tx, course.offeringId, wish), visitor)
    expect(await listOpen()).toBe(false)
    const quick = await joins()
    expect(await house.does((tx) => joinList(tx, course.offeringId, wish), visitor)).toBeNull()
    await house.does((tx) => confirmEntry(tx, slow!.entryId), visitor)
    await house.does((tx) => setCapacity(tx, { poolId: course.poolId, capacity: 4 }))
    await looks()
    expect(await offered(slow!.entryId, quick)).toEqual([1, 0])
  })

  test('passes a group that does not fit three times, then keeps seats for it for seven days, then passes it on', async () => {
    const sold = [await buys(), await buys(), await buys()]
    const group = await joins(3)
    const singles = [await joins(), await joins(), await joins(), await joins()]
    for (const at of [0, 1, 2]) {
      await givesBack(sold[at]!)
      await looks()
      sold[at] = await accepts(singles[at]!, 1)
      await looks()
    }
    expect(await entry(group)).toMatchObject({ passes: PASSES, offered: 0 })
    await givesBack(sold[0]!)
    await looks()
    expect(await offered(group, singles[3]!)).toEqual([0, 0])
    await later(6 * DAY_SECONDS)
    await looks()
    expect(await offered(group, singles[3]!)).toEqual([0, 0])
    await later(DAY_SECONDS + 1)
    await looks()
    expect(await entry(group)).toMatchObject({ isPassedOn: true, endedAs: null })
    expect(await offered(singles[3]!)).toEqual([1])
    await accepts(singles[3]!, 1)
    await looks()
    expect(await listOpen()).toBe(false) // who was passed on keeps nobody from buying
    await givesBack(sold[1]!)
    await looks()
    await buys()
    await expectFair()
  })

  test('goes on in the order to which somebody was moved, also for whoever was passed on, and shows each their place', async () => {
    const sold = [await buys(), await buys(), await buys()]
    const [one, two, three] = [await joins(), await joins(), await joins()]
    const places = async () =>
      Promise.all([one, two, three].map(async (id) => (await waitingEntry({ client: house.pool }, id)).rank))
    await moves(three, 1)
    expect(await places()).toEqual([2, 3, 1])
    await moves(three, 2)
    await moves(one, 3)
    expect(await places()).toEqual([3, 2, 1])
    expect(await refusal(moves(two, 2))).toBe('waiting/stands-there')
    expect(await refusal(moves(two, 4))).toBe('waiting/no-such-place')
    await moves(one, 1)
    await givesBack(sold[0]!)
    await looks()
    expect(await offered(one, two, three)).toEqual([1, 0, 0])
    const late = await joins()
    await moves(three, 3)
    expect((await waitingEntry({ client: house.pool }, late)).rank).toBe(4)
    await leaves(one)
    expect(await refusal(moves(one, 1))).toBe('waiting/over')
    await looks()
    expect(await offered(two, three, late)).toEqual([1, 0, 0])
    const group = await joins(3)
    await house.pool.query('update waiting_entries set passed_on_at = app_now() where id = $1', [group])
    await looks()
    expect((await waitingEntry({ client: house.pool }, group)).rank).toBe(4)
    await moves(group, 1)
    expect(await entry(group)).toMatchObject({ isPassedOn: false, passes: 0 })
    expect((await waitingEntry({ client: house.pool }, group)).rank).toBe(1)
    expect(await listOpen()).toBe(true)
    await looks()
    await expectFair()
  })

  test('gives a group that takes what there is a part, and the rest when more comes free', async () => {
    const [one, , three] = [await buys(), await buys(), await buys()]
    const group = await joins(2, 'what-there-is')
    const behind = await joins()
    await givesBack(one!)
    await looks()
    expect(await offered(group, behind)).toEqual([1, 0])
    await accepts(group, 1)
    await looks()
    expect(await entry(group)).toMatchObject({ endedAs: null, wanting: 1 })
    await givesBack(three!)
    await looks()
    expect(await offered(group, behind)).toEqual([1, 0])
    await expectFair()
  })

  test('lets an offer die for ever when its time is out or it is declined, and moves on at once', async () => {
    const sold = [await buys(), await buys(), await buys()]
    const [late, unwilling, next] = [await joins(), await joins(), await joins()]
    await givesBack(sold[0]!)
    await looks()
    const { cartId, token } = await house.does((tx) => acceptOffer(tx, late), visitor)
    await later(3 * DAY_SECONDS)
    expect(await refusal(house.does((tx) => acceptOffer(tx, late), visitor))).toBe('waiting/no-offer')
    const key = { cartId, token, actor: visitor }
    expect(await refusal(house.does((tx) => startCheckout(tx, key, order(1, 'invoice')), visitor))).toBe(
      'seats/list-first',
    )
    await looks()
    expect(await entry(late)).toMatchObject({ endedAs: 'expired', offered: 0 })
    expect(await offered(unwilling, next)).toEqual([1, 0])
    await leaves(unwilling)
    await looks()
    expect(await entry(unwilling)).toMatchObject({ endedAs: 'declined' })
    expect(await offered(next)).toEqual([1])
    await expect(
      house.pool.query('update waiting_offers set closed_at = null, closed_as = null where closed_at is not null'),
    ).rejects.toThrow('stays over')
    await accepts(next, 1)
    await looks()
    await givesBack(sold[1]!)
    await looks()
    expect(await offered(late, unwilling, next)).toEqual([0, 0, 0])
  })

  test('lets the offered seats come along into the cart of whoever signs in', async () => {
    const sold = await buys(3)
    const guest = await joins()
    await joins()
    await givesBack(sold)
    await looks()
    const { cartId, token } = await house.does((tx) => acceptOffer(tx, guest), visitor)
    const { id } = await house.does((tx) => createPerson(tx, { name: 'Mona', email: 'mona@example.no', lang: 'nb' }))
    const mona = { kind: 'person', personId: id, roles: [] } as const
    const merged = await house.does((tx) => mergeCart(tx, { cartId, token: token! }), mona)
    const key = { cartId: merged.cartId, token: null, actor: mona }
    const { orderId } = await house.does((tx) => startCheckout(tx, key, order(1, 'invoice')), mona)
    await looks()
    expect(await entry(guest)).toMatchObject({ endedAs: 'seated' })
    expect(orderId).toBeDefined()
  })

  test('leaves the offered seats to a payment page for as long as that takes, and gives them back to the offer after it', async () => {
    const sold = await buys(3)
    const [payer, next] = [await joins(), await joins()]
    await givesBack(sold)
    expect(await refusal(buys())).toBe('seats/list-first')
    await looks()
    const placed = await accepts(payer, 1, 'card')
    expect(await refusal(leaves(payer))).toBe('waiting/ordered')
    await givesUp(placed)
    await looks()
    expect(await offered(payer, next)).toEqual([1, 1])
    const again = await accepts(payer, 1, 'card')
    await pays(again)
    await later(HOUR_SECONDS)
    await looks()
    expect(await entry(payer)).toMatchObject({ endedAs: 'seated' })
    await expectFair()
  })

  test('ends when booking closes, and takes nobody who sits there already', async () => {
    await buys(3)
    const [one, two] = [await joins(), await joins()]
    await later(199 * DAY_SECONDS)
    await looks()
    expect([(await entry(one)).endedAs, (await entry(two)).endedAs]).toEqual(['list-ended', 'list-ended'])
    expect(await listOpen()).toBe(false)
  })
})
