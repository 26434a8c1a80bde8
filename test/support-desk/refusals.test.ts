import { expect, test } from 'vitest'
import { readerOf } from '../../src/notices/reader-of.ts'
import { openRefusals, plainPath, type Refusal } from '../../src/platform/refusals.ts'
import { person } from '../support/make.ts'

const refusal = (status: number, code = 'order/unknown'): Refusal => ({
  ...{ requestId: `${status}-${code}`, at: new Date(0), method: 'GET', path: '/', status, code },
  ...{ pointers: [], personId: null, client: null },
})

test('where there are more refusals than are kept, our own failures stay', () => {
  const refusals = openRefusals()
  for (let each = 0; each < 600; each++) refusals.note(refusal(404))
  for (let each = 0; each < 3; each++) refusals.note(refusal(500, 'server/failed'))
  const kept = refusals.take()
  expect([kept.length, kept.filter(({ status }) => status === 500).length]).toEqual([500, 3])
  expect(refusals.take()).toEqual([])
  refusals.putBack(kept.slice(0, 2))
  expect(refusals.take()).toHaveLength(2)
})

test('nobody rings about having to sign in, so that is not kept', () => {
  const refusals = openRefusals()
  refusals.note(refusal(401, 'access/sign-in'))
  refusals.note(refusal(404, 'request/no-such-address'))
  expect(refusals.take()).toEqual([])
})

test('what may open something is left out of an address, and what names a thing stays', () => {
  expect(plainPath('/calendars/hX3k9_aaQ0vPz71LmN2bTt4?x=1')).toBe('/calendars/…')
  expect(plainPath('/orders/0197a1b2-0000-7000-8000-000000000001?token=abc')).toBe(
    '/orders/0197a1b2-0000-7000-8000-000000000001',
  )
  expect(plainPath('/courses/praktisk-statistikk-for-alle-som-underviser')).toBe(
    '/courses/praktisk-statistikk-for-alle-som-underviser',
  )
})

test('what is written about an invoice goes to the right address after the wrong one was corrected', () => {
  const payer = person({ email: 'ole@gmail.example' })
  const buyer = { ...payer, email: 'ole@gmial.example' } as unknown as Parameters<typeof readerOf>[1]
  expect(readerOf({ payer, wrongEmails: ['ole@gmial.example'] }, buyer).email).toBe('ole@gmail.example')
  expect(readerOf({ payer, wrongEmails: [] }, buyer).email).toBe('ole@gmial.example')
})
