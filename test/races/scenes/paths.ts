import { randomUUID } from 'node:crypto'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { createPath } from '../../../src/paths/create-path.ts'
import { PathBody } from '../../../src/paths/path.ts'
import { publishPath } from '../../../src/storefront/publish-path.ts'
import { launch } from '../../storefront/make.ts'
import { type Answer, ask, company, until } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'
import { tally } from './seats.ts'

const BUYERS = 20
const SEATS = 5
const TOTAL = { minor: 100_000, currency: 'NOK' } as const
const PATIENCE_SECONDS = 60
const OWN_NUMBER = '917345139'

/** Twenty buy a path at once, of whose second course there are five seats. */
export async function twentyForFive(fleet: Fleet) {
  const [first, second] = [await launch(fleet, { capacity: BUYERS }), await launch(fleet, { capacity: SEATS })]
  const key = await fleet.does(async (tx) => {
    const body = PathBody.parse({
      slug: `lop-${randomUUID().slice(0, 8)}`,
      texts: { nb: { title: 'To kurs', summary: 'Sammen.', description: 'I rekkefølge.' } },
      courseIds: [first.courseId, second.courseId],
      price: { by: 'total', total: TOTAL },
    })
    await publishPath(tx, (await createPath(tx, body)).pathId)
    return (await makeApiKey(tx, { name: 'mange på en gang', roles: [] })).key
  })
  const lines = [first, second].map(({ offeringId }) => ({ offeringId, quantity: 1 }))
  const buy = (n: number) =>
    ask(`${fleet.urls[n % fleet.urls.length]}/orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
      body: {
        ...{ lines, payBy: 'invoice', acceptedSalesTerms: 1, expectedTotal: TOTAL },
        payer: { ...company(), organisationNumber: OWN_NUMBER, email: `lop-${n}@bedrift.example` },
      },
    })
  const answers = await Promise.all(Array.from({ length: BUYERS }, (_, n) => untilAnswered(() => buy(n))))
  return { ...tally(answers, 'seats/sold-out'), taken: [await taken(fleet, first), await taken(fleet, second)] }
}

/** Whoever is told to come back in a moment (503) does. */
const untilAnswered = (work: () => Promise<Answer>): Promise<Answer> =>
  until(work, ({ status }) => status !== 503, PATIENCE_SECONDS)

async function taken(fleet: Fleet, { poolId }: { poolId: string }): Promise<number> {
  const [row] =
    await fleet.witness`select count(*)::int as n from seats where pool_id = ${poolId} and sold_at is not null`
  return Number(row!.n)
}
