import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import { acceptAdmission } from '../../src/admission/accept-admission.ts'
import { applicationTold } from '../../src/admission/application-mail.ts'
import { type Application, theApplication } from '../../src/admission/applications.ts'
import { apply } from '../../src/admission/apply.ts'
import { type Decide, decideApplication } from '../../src/admission/decide-application.ts'
import { lookAtApplications } from '../../src/admission/look-at-applications.ts'
import { putDocument } from '../../src/admission/put-document.ts'
import { setAdmission } from '../../src/admission/set-admission.ts'
import { withdrawApplication } from '../../src/admission/withdraw-application.ts'
import type { Placed } from '../../src/checkout/place-order.ts'
import { settle } from '../../src/checkout/settle.ts'
import { startCheckout } from '../../src/checkout/start-checkout.ts'
import { moveClock } from '../../src/demo/clock.ts'
import { Payer } from '../../src/orders/payer.ts'
import type { PersonActor } from '../../src/platform/actor.ts'
import { dayIn, daysAfter, SELLER_ZONE } from '../../src/platform/clock.ts'
import { money } from '../../src/platform/money.ts'
import { type House, ingrid, launch } from '../storefront/make.ts'
import { openBareHouse } from '../support/bare-house.ts'
import { person } from '../support/buyer.ts'

export const PRICE_MINOR = 490_000
export const HOUR_SECONDS = 3600
export const DAY_SECONDS = 24 * HOUR_SECONDS
export const ADMISSION = {
  requirements: { nb: 'Bachelor i sykepleie', en: 'A bachelor in nursing' },
  documents: ['transcript' as const],
  decisionDays: 7,
}
export const PDF = Buffer.from('%PDF-1.7 karakterer')

export let house: House

/** Each file that plays here opens it. */
export function openTheDoor(): void {
  let close: (() => Promise<void>) | undefined
  beforeAll(async () => {
    ;({ house, close } = await openBareHouse(applicationTold))
  }, 60_000)
  afterAll(() => close?.())
}

export type Course = Awaited<ReturnType<typeof launch>>
/** A course that checks who may come; booking closes 198 days from now. */
export async function checked(capacity = 5): Promise<Course> {
  const startsAt = daysAfter(await house.does(async (tx) => tx.now), 200)
  const course = await launch(house, { capacity, offering: { startsAt, saleOpensAt: daysAfter(startsAt, -300) } })
  await house.does((tx) => setAdmission(tx, course.offeringId, ADMISSION))
  return course
}

export type Somebody = PersonActor & { email: string }
/** Somebody who has signed in with a proved address. */
export async function somebody(): Promise<Somebody> {
  const email = `soker-${randomUUID()}@example.no`
  const personId = randomUUID()
  await house.pool.query(
    `insert into people (id, name, email, lang, email_verified_at, created_at) values ($1, 'Siri Søker', $2, 'nb', app_now(), app_now())`,
    [personId, email],
  )
  return { kind: 'person', personId, roles: [], email }
}

export const applies = (course: Course, who: Somebody, message = '') =>
  house.does((tx) => apply(tx, course.offeringId, { message, lang: 'nb' }), who)
export const sends = (who: Somebody, applicationId: string, bytes: Buffer = PDF) =>
  house.does(
    (tx) =>
      putDocument(tx, { applicationId, personId: who.personId }, { kind: 'transcript', name: 'karakterer.pdf', bytes }),
    who,
  )
export const decides = ({ offeringId }: Course, applicationId: string, answer: Decide, by = ingrid) =>
  house.does((tx) => decideApplication(tx, { offeringId, applicationId }, answer), by)
export const YES: Decide = { decision: 'admitted', words: '' }
export const NO: Decide = { decision: 'refused', reason: 'requirements', words: 'Vi ser ingen bachelor.' }
export const withdraws = (who: Somebody, applicationId: string) =>
  house.does((tx) => withdrawApplication(tx, who.personId, applicationId), who)
export const read = ({ offeringId }: Course, applicationId: string): Promise<Application> =>
  house.does((tx) => theApplication(tx, { offeringId, applicationId }))

export const orderBy = (who: Pick<Somebody, 'email'>, seats = 1) => ({
  payer: Payer.parse({ ...person(1), email: who.email }),
  ...{ payBy: 'card' as const, expectedTotal: money(PRICE_MINOR * seats, 'NOK'), acceptedSalesTerms: 1 },
})
/** Whoever was admitted takes the seat into the cart and orders it by card. */
export async function orders(who: Somebody, applicationId: string): Promise<Placed> {
  const cartId = await house.does((tx) => acceptAdmission(tx, applicationId), who)
  return house.does((tx) => startCheckout(tx, { cartId, token: null, actor: who }, orderBy(who)), who)
}
export const pays = ({ orderId, paymentId }: Placed) =>
  house.does((tx) =>
    settle(tx, {
      ...{ orderId, paymentId: paymentId!, paymentIntent: `pi_${randomUUID()}` },
      ...{ amountMinor: PRICE_MINOR, currency: 'NOK', today: dayIn(SELLER_ZONE, tx.now) },
    }),
  )
export const later = async (seconds: number): Promise<void> => {
  await house.does((tx) => moveClock(tx, seconds))
}
export const looks = async (): Promise<void> => {
  while ((await lookAtApplications(house.pool)) > 0);
}
export const rows = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await house.pool.query(text, values)).rows as T[]
/** Seats of a course that somebody holds or has. */
export const taken = async ({ poolId }: Course): Promise<number> =>
  Number(
    (
      await rows<{ n: string }>(
        'select count(*) as n from seats where pool_id = $1 and (sold_at is not null or held_until > app_now())',
        [poolId],
      )
    )[0]!.n,
  )
/** What somebody was told, or is about to be, in order. */
export const promised = async (applicationId: string): Promise<string[]> =>
  (
    await rows<{ kind: string }>(
      `select data ->> 'kind' as kind from pgboss.job where name = 'application-told' and data ->> 'applicationId' = $1 order by created_on`,
      [applicationId],
    )
  ).map(({ kind }) => kind)
