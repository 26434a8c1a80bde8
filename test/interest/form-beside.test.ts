import { expect, test } from 'vitest'
import type { Course, Offer } from '../../src/storefront/offers.ts'
import { interestPart } from '../../src/web/interest/ask-form.ts'
import type { Visit } from '../../src/web/visit.ts'

const visit = { lang: 'nb', to: (path: string) => path } as unknown as Visit
type Seen = Pick<Offer, 'sale'> & { held?: boolean }
/** Whether a course with these starts, as somebody sees them, offers to tell them when it is on sale. */
const offers = (...starts: Seen[]): boolean =>
  interestPart(
    visit,
    { slug: 'anatomi' } as Course,
    starts.map(({ sale, held = false }) => ({ sale, onlyFor: held ? [] : null }) as unknown as Offer),
  ) !== null

test('a course offers to tell when it is on sale where nobody can book it or wait for a seat', () => {
  expect([offers(), offers({ sale: 'closed' }), offers({ sale: 'not-yet' })]).toEqual([true, true, true])
  expect([offers({ sale: 'open' }), offers({ sale: 'sold-out' })]).toEqual([false, false])
})

test('a company’s buyer is not offered a letter about what is held for them, because none is sent', () => {
  expect(offers({ sale: 'not-yet', held: true })).toBe(false)
  expect(offers({ sale: 'closed' }, { sale: 'not-yet', held: true })).toBe(false)
  expect(offers({ sale: 'closed', held: true })).toBe(true)
})
