import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveAnswer } from '../../src/evaluating/give-answer.ts'
import { HOUSE, seeAs } from '../../src/platform/db/sight.ts'
import { digestOf, newToken } from '../../src/platform/ids.ts'
import { act } from '../../src/platform/till.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, order } from '../support/make.ts'
import { sqlOf } from './ground.ts'

const ANSWERS = 12
let house: House
beforeAll(async () => {
  house = await bootTill()
}, 90_000)
afterAll(() => house?.close())

test('the database does not keep answers in the order in which they came', async () => {
  const offering = await make.offering(house)
  const people = Array.from({ length: ANSWERS }, (_, n) => ({ name: `Deltaker ${n}`, email: `d${n}@rekke.test` }))
  await order(house, await make.client(house, ['support']), { offering, quantity: ANSWERS, people })
  const tokens = people.map(() => newToken())
  await sqlOf(
    house,
    `insert into evaluations values ('${offering.offeringId}', 1, ${ANSWERS}, app_now(), app_now() + interval '21 days');
     with asked as (insert into evaluation_invitations (id, offering_id, enrolment_id) select gen_random_uuid(), offering_id, id
       from enrolments where offering_id = '${offering.offeringId}' returning id)
     insert into evaluation_mails (id, invitation_id, kind, next_try_at, sent_at, digest)
     select gen_random_uuid(), a.id, 'asked', app_now(), app_now(), t.digest from (select id, row_number() over () as n from asked) a
     join unnest(array[${tokens.map((token) => `'${digestOf(token)}'`)}]) with ordinality as t(digest, n) using (n)`,
  )
  const last: boolean[] = []
  for (const [n, token] of tokens.entries()) {
    const given = { token, useful: 3, recommend: 7, better: `Svar ${n}` }
    await seeAs(HOUSE, () => act(house.till, { kind: 'visitor' }, (tx) => giveAnswer(tx, given)))
    const [row] = await house.witness(
      `select ctid = (select max(ctid) from evaluation_answers) as last from evaluation_answers where better = 'Svar ${n}'`,
    )
    last.push(row!.last)
  }
  expect(last).toHaveLength(ANSWERS)
  expect(last.filter((is) => !is).length).toBeGreaterThan(1)
})
