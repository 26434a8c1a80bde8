import { afterAll, beforeAll, expect, test } from 'vitest'
import { DIPLOMA, put } from '../questions/ground.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, order, person } from '../support/make.ts'

let house: House
let keeper: string
beforeAll(async () => {
  house = await bootTill()
  keeper = await make.client(house, ['course-administrator'])
}, 90_000)
afterAll(() => house?.close())

const pointers = (body: unknown) => (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)
const kept = ({ offeringId }: { offeringId: string }) =>
  house.witness(
    `select a.value from question_answers a join questions q on q.id = a.question_id where q.offering_id = '${offeringId}'`,
  )

test('a declaration is answered by confirming it and by nothing else: whoever takes part says that they fulfil what is required', async () => {
  const checked = await make.offering(house, { startsInDays: 45 })
  const refused = await ask<{ errors: { pointer: string }[] }>(house, `/offerings/${checked.offeringId}/questions`, {
    ...{ method: 'POST', headers: bearer(keeper), body: { ...DIPLOMA, required: false } },
  })
  expect(pointers(refused.body)).toEqual(['/required'])
  const questionId = await put(house, keeper, checked, DIPLOMA)
  const placed = (answers: object[]) =>
    order(house, keeper, {
      offering: checked,
      payer: person({ email: 'lover@erklaring.example' }),
      change: { answers },
    })
  expect(pointers((await placed([])).body)).toEqual([`/answers/${questionId}`])
  for (const value of [false, 'ja', 1])
    expect(pointers((await placed([{ questionId, value }])).body)).toEqual(['/answers/0/value'])
  expect((await placed([{ questionId, value: true }])).status).toBe(201)
  expect(await kept(checked)).toEqual([{ value: true }])
})
