import { afterAll, beforeAll, expect, test } from 'vitest'
import { typeOf } from '../credit/firms.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make } from '../support/make.ts'
import { ruledFirm } from './ruled-firm.ts'

let house: House
beforeAll(async () => {
  house = await bootTill()
}, 60_000)
afterAll(() => house?.close())

test('what is agreed with the company is asked for at its price, and counts when it is ordered', async () => {
  const firm = await ruledFirm(house)
  const offering = await make.offering(house, { capacity: 20, price: 400_000, startsInDays: 90 })
  const [row] = await house.witness(`select course_id from offerings where id = '${offering.offeringId}'`)
  const finance = bearer(await make.client(house, ['finance']))
  const agreed = await ask<{ agreementId: string }>(house, `/companies/${firm.id}/agreements`, {
    ...{ method: 'POST', headers: finance },
    body: {
      ...{ number: '2026/9', discountBasisPoints: 1000, fromDay: '2020-01-01', untilDay: '2099-12-31' },
      ...{ courseIds: [row!.course_id], seatsMost: 3, reason: 'Rammeavtale' },
    },
  })
  expect(agreed.status, JSON.stringify(agreed.body)).toBe(201)
  const agreedMinor = 3 * 360_000
  const id = await firm.asked(offering, 3, [], agreedMinor)
  const yes = await firm.approves(firm.manager, id, agreedMinor)
  expect(yes.status, JSON.stringify(yes.body)).toBe(201)
  const lines = await house.witness(
    `select agreement ->> 'number' as number from order_lines where order_id = '${yes.body.orderId}'`,
  )
  expect(lines).toEqual([{ number: '2026/9' }])
  const more = await firm.order(offering, 1, firm.owner, { expectedTotal: { minor: 360_000, currency: 'NOK' } })
  expect(typeOf(more)).toBe('pricing/agreement-used-up')
})
