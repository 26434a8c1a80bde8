import { describe, expect, test } from 'vitest'
import { lapsingInAdmission } from '../../src/admission/lapsing.ts'
import { setAdmission } from '../../src/admission/set-admission.ts'
import { askEmployer } from '../../src/asking/ask-employer.ts'
import { openCart } from '../../src/cart/open-cart.ts'
import { addLine } from '../../src/cart/put-line.ts'
import { placeOrder } from '../../src/checkout/place-order.ts'
import { startCheckout } from '../../src/checkout/start-checkout.ts'
import { MOVES } from '../../src/merging/moves.ts'
import { run } from '../../src/platform/db/statement.ts'
import { money } from '../../src/platform/money.ts'
import { copyOf } from '../../src/privacy/copy-of.ts'
import { erasePerson } from '../../src/privacy/erase-person.ts'
import { refusal } from '../waiting/at-the-list.ts'
import {
  ADMISSION,
  applies,
  type Course,
  checked,
  DAY_SECONDS,
  decides,
  house,
  later,
  NO,
  openTheDoor,
  orderBy,
  PDF,
  PRICE_MINOR,
  read,
  rows,
  sends,
  somebody,
  taken,
  withdraws,
  YES,
} from './at-the-door.ts'

openTheDoor()
const kept = async (applicationId: string) =>
  (await rows('select 1 from application_documents where application_id = $1', [applicationId])).length
const openOf = async (who: { personId: string }, { offeringId }: Course) =>
  (
    await rows('select 1 from applications where person_id = $1 and offering_id = $2 and ended_at is null', [
      who.personId,
      offeringId,
    ])
  ).length

describe('what an applicant has sent', () => {
  test('withdrawing frees the seat and deletes the documents at once; otherwise they go five weeks after the end', async () => {
    const course = await checked()
    const [who, refused] = [await somebody(), await somebody()]
    const [id, other] = [await applies(course, who), await applies(course, refused)]
    await sends(who, id)
    await sends(refused, other)
    await withdraws(who, id)
    await withdraws(who, id)
    expect([await kept(id), await taken(course)]).toEqual([0, 1])
    await decides(course, other, NO)
    await later(34 * DAY_SECONDS)
    const night = async () => {
      for (const { remove } of lapsingInAdmission) await house.does((tx) => run(tx, remove, []))
    }
    await night()
    expect(await kept(other)).toBe(1)
    await later(2 * DAY_SECONDS)
    await night()
    expect(await kept(other)).toBe(0)
    expect(await read(course, other)).toMatchObject({ endedAs: 'refused', documents: [] })
  })

  test('is in the copy of their data, and gone with their seat once they are erased', async () => {
    const course = await checked()
    const who = await somebody()
    const id = await applies(course, who, 'Jeg har to års praksis.')
    await sends(who, id)
    const copy = await house.does((tx) => copyOf(tx, who.personId))
    expect(copy.applications).toMatchObject([{ message: 'Jeg har to års praksis.', decision: null }])
    expect(copy.applicationDocuments).toMatchObject([{ name: 'karakterer.pdf', content: PDF.toString('base64') }])
    await house.does((tx) => erasePerson(tx, who.personId))
    expect([await kept(id), await taken(course)]).toEqual([0, 0])
    expect(await read(course, id)).toMatchObject({ message: '', endedAs: 'withdrawn' })
  })

  test('comes along when two accounts become one, and one application of two for a course goes on', async () => {
    const [course, other] = [await checked(), await checked()]
    const [stays, goes] = [await somebody(), await somebody()]
    await applies(course, stays)
    await applies(course, goes)
    await sends(goes, await applies(other, goes))
    expect(await taken(course)).toBe(2)
    await house.does(async (tx) => {
      for (const { column, by } of MOVES)
        if (column === 'applications.person_id')
          for (const move of by) await run(tx, move, [stays.personId, goes.personId])
    })
    expect([await openOf(stays, course), await openOf(stays, other), await taken(course)]).toEqual([1, 1, 1])
  })
})

describe('at the same time', () => {
  test('a hundred applicants for twenty seats hold twenty, exactly, and the others are told that it is full', async () => {
    const course = await checked(20)
    const people = await Promise.all(Array.from({ length: 100 }, () => somebody()))
    const answers = await Promise.all(people.map((who) => refusal(applies(course, who))))
    expect(answers.filter((code) => code === null)).toHaveLength(20)
    expect(answers.filter((code) => code === 'admission/full')).toHaveLength(80)
    expect(await taken(course)).toBe(20)
  })

  test('of two who decide one wins; a withdrawal beside a decision leaves one answer and never a seat that nobody has', async () => {
    const course = await checked()
    const who = await somebody()
    const id = await applies(course, who)
    const two = await Promise.all([refusal(decides(course, id, YES)), refusal(decides(course, id, NO))])
    expect(two.filter((code) => code === null)).toHaveLength(1)
    expect(two.filter((code) => code === 'application/decided')).toHaveLength(1)
    const again = await somebody()
    const other = await applies(course, again)
    const [left, decided] = await Promise.all([refusal(withdraws(again, other)), refusal(decides(course, other, YES))])
    expect(left).toBeNull()
    expect([null, 'application/over']).toContain(decided)
    expect(await read(course, other)).toMatchObject({ state: 'over', endedAs: 'withdrawn' })
    const heldFor =
      'select 1 from seats s join applications a on a.hold_id = s.hold_id where a.id = $1 and s.held_until > app_now()'
    expect(await rows(heldFor, [other])).toEqual([])
  })
})

describe('when a course begins to check who comes', () => {
  test('a cart that was filled while everybody could buy is refused at the checkout, and no employer is asked for it', async () => {
    const who = await somebody()
    const { offeringId } = await checked()
    await house.does((tx) => setAdmission(tx, offeringId, null))
    const cart = await house.does(async (tx) => {
      const opened = await openCart(tx, { currency: 'NOK', lang: 'nb' })
      await addLine(tx, { cartId: opened.id, token: null, actor: who }, { offeringId, quantity: 1, people: [] })
      return opened
    }, who)
    await house.does((tx) => setAdmission(tx, offeringId, ADMISSION))
    const key = { cartId: cart.id, token: null, actor: who }
    const asked = { employerEmail: 'leder@arbeid.example', note: '', lang: 'nb' as const }
    const expectedTotal = money(PRICE_MINOR, 'NOK')
    expect(await refusal(house.does((tx) => askEmployer(tx, key, { ...asked, expectedTotal }), who))).toBe(
      'admission/needed',
    )
    expect(await refusal(house.does((tx) => startCheckout(tx, key, orderBy(who)), who))).toBe('admission/needed')
  })

  test('it begins only while nobody has a seat, and ends only when no application is open', async () => {
    const course = await checked()
    const who = await somebody()
    const id = await applies(course, who)
    const set = (admission: typeof ADMISSION | null) =>
      refusal(house.does((tx) => setAdmission(tx, course.offeringId, admission)))
    expect(await set(null)).toBe('admission/applications-open')
    const words = { nb: 'Noe annet', en: 'Something else' }
    expect(await set({ ...ADMISSION, requirements: words })).toBeNull()
    expect((await read(course, id)).requirements).toBe(ADMISSION.requirements.nb)
    await withdraws(who, id)
    expect(await set(null)).toBeNull()
    await house.does(
      (tx) =>
        placeOrder(tx, {
          ...orderBy(who),
          lang: 'nb',
          lines: [{ offeringId: course.offeringId, quantity: 1, people: [] }],
        }),
      who,
    )
    expect(await set(ADMISSION)).toBe('admission/seats-taken')
    const closed = await checked()
    await house.does((tx) => setAdmission(tx, closed.offeringId, null))
    await house.pool.query('update offerings set closed = true where id = $1', [closed.offeringId])
    const both = house.does((tx) => setAdmission(tx, closed.offeringId, ADMISSION))
    expect(await refusal(both)).toBe('admission/closed-offering')
  })
})
