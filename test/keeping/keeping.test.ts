import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantRole } from '../../src/identity/grant-role.ts'
import { lapsingInKeeping } from '../../src/keeping/lapsing.ts'
import { toDecide } from '../../src/keeping/to-decide.ts'
import { readTogether } from '../../src/platform/db/transact.ts'
import { act } from '../../src/platform/till.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, buy, make, type Offering, order, until } from '../support/make.ts'
import { promise } from '../support/promises.ts'
import { browse, wordsOf } from '../web/browser.ts'

type Reason = { rule: string; count: number }
type Considered = { offeringId: string; when: string; sold: number; enrolled: number; reasons: Reason[] }
type Reply = { offerings: Considered[]; counts: Record<string, number>; next: string | null }
type Note = { noteId: string; author: string | null; words: string }

const MANY = 300
let house: House
let keeper: string
let offering: Offering
let dean: { cookie: string }
let account: Account
const job = { kind: 'job', name: 'test' } as const

beforeAll(async () => {
  house = await bootTill()
  keeper = await make.client(house, ['course-administrator'])
  offering = await make.offering(house, { startsInDays: 6, title: 'Førstehjelp' })
  account = await openAccount(house, 'Dekan Dahl')
  await act(house.till, job, (tx) =>
    grantRole(tx, {
      ...{ personId: account.personId, role: 'faculty-administrator', faculty: 'Fakultet for helsevitenskap' },
    }),
  )
  dean = await signIn(house, account)
  const people = ['Anne Astad', 'Bjørn Berg'].map((name, n) => ({ name, email: `deltaker-${n}@oppstart.test` }))
  await buy(house, { offering, quantity: 2, people })
  await order(house, await make.client(house, ['support']), { offering, quantity: 3 })
}, 90_000)
afterAll(() => house?.close())

const decide = async (headers: Record<string, string>, query = ''): Promise<Reply> =>
  (await ask<Reply>(house, `/admin/to-decide${query}`, { headers })).body
const rules = ({ reasons }: Considered) => reasons.map(({ rule }) => rule)

test('what starts in a week without a teacher wants deciding, and whoever keeps the faculty is told the same as whoever keeps all', async () => {
  const calm = await make.offering(house, { startsInDays: 60 })
  const { offerings, counts } = await decide(bearer(keeper))
  expect(offerings[0]).toMatchObject({ offeringId: offering.offeringId, when: 'week', sold: 5 })
  expect(rules(offerings[0]!)).toEqual(['no-teacher', 'unnamed-seats', 'translation-missing'])
  expect(offerings[1]).toMatchObject({ offeringId: calm.offeringId, when: 'later' })
  expect(counts).toEqual({ week: 1, later: 1, quiet: 0 })
  const [own, all] = [await decide(dean), await decide(bearer(keeper))]
  expect(own).toEqual(all)
  await act(house.till, job, (tx) =>
    tx.client.query(`update courses set faculty = 'Jus' where id = '${calm.courseId}'`),
  )
  expect((await decide(dean)).offerings.map(({ offeringId }) => offeringId)).toEqual([offering.offeringId])
})

test('whoever keeps courses begins there when they sign in, and sees the same on the page', async () => {
  const { email, password } = account
  const reader = browse(house.url)
  expect((await reader.post('/sign-in', { email, password, to: '' })).to).toBe('/admin')
  const words = wordsOf((await reader.get('/admin')).body)
  expect(words).toMatch(/1 oppstart trenger en avgjørelse denne uken\..*Førstehjelp.*én samling har ingen lærer/)
  expect(words).not.toContain('Regler for ventelister')
})

test('the overview of an offering says the same, with its people, its sessions and what its documents come to', async () => {
  const path = `/admin/offerings/${offering.offeringId}/overview`
  const read = async (headers = bearer(keeper)) => (await ask<{ income: object[] }>(house, path, { headers })).body
  await until(async () => JSON.stringify(await read()).includes('"soldMinor":2450000'))
  const overview = await read()
  expect(overview).toMatchObject({
    offering: { sold: 5, enrolled: 2, reasons: [{ rule: 'no-teacher' }, {}, {}] },
    ...{ unnamed: 3, invited: 0, completed: 0, certificates: 0, wanting: 0, nextOfferEndsAt: null },
    sessions: [{ present: 0, excused: 0, noted: 0, place: 'Rom P45' }],
    income: [{ currency: 'NOK', soldMinor: 2_450_000, creditedMinor: 0 }],
  })
  expect(await read(dean as never)).toEqual(overview)
})

test('a note is written, read with its author, taken away, and goes a year after the course; its words are in no log', async () => {
  const path = `/offerings/${offering.offeringId}/notes`
  const read = async () => (await ask<{ notes: Note[] }>(house, path, { headers: dean })).body.notes
  const write = (words: string) =>
    ask<{ noteId: string }>(house, path, { method: 'POST', headers: dean, body: { words } })
  expect(await write('')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/words' }] } })
  expect((await write('4242 4242 4242 4242')).status).toBe(422)
  const { body } = await write('Rommet har bare 18 stoler.\nSpør drift om to til.')
  await write('Læreren vil begynne klokken ni.')
  expect(await read()).toMatchObject([
    { author: 'Dekan Dahl', words: 'Læreren vil begynne klokken ni.' },
    { noteId: body.noteId, words: 'Rommet har bare 18 stoler.\nSpør drift om to til.' },
  ])
  const gone = () => ask(house, `${path}/${body.noteId}`, { method: 'DELETE', headers: dean })
  expect([(await gone()).status, (await gone()).status]).toEqual([204, 404])
  const logged = await house.witness(
    `select a.*, to_jsonb(v) as said from audit_acts a left join audit_values v on v.act_id = a.id where a.kind = 'offering_notes'`,
  )
  expect(logged).toHaveLength(3)
  expect(JSON.stringify(logged)).not.toContain('stoler')
  const [lapse] = lapsingInKeeping
  const lapsed = () => act(house.till, job, async (tx) => (await tx.client.query(lapse!.remove.text)).rowCount)
  expect(await lapsed()).toBe(0)
  await act(house.till, job, (tx) =>
    tx.client.query(
      `update offerings set starts_at = starts_at - interval '400 days', ends_at = ends_at - interval '400 days' where id = '${offering.offeringId}'`,
    ),
  )
  expect([await lapsed(), await read()]).toEqual([1, []])
})

test('three hundred offerings take the same statements as one', async () => {
  await act(house.till, job, async (tx) => {
    await tx.client.query(`
      with made as (select n, gen_random_uuid() as id, gen_random_uuid() as pool from generate_series(1, ${MANY}) n),
      o as (insert into offerings (id, course_id, code, mode, place, teaching_lang, zone, starts_at, ends_at, sale_opens_at, sale_closes_at, minimum, published_at, created_at)
        select m.id, f.course_id, 'M-' || m.n, f.mode, f.place, f.teaching_lang, f.zone, app_now() + m.n * interval '6 hours', app_now() + m.n * interval '6 hours' + interval '2 days',
          app_now() - interval '30 days', app_now() + m.n * interval '5 hours', 5, app_now(), app_now() from made m cross join offerings f where f.id = '${offering.offeringId}' returning id),
      p as (insert into seat_pools (id, offering_id, name) select m.pool, m.id, 'standard' from made m join o on o.id = m.id returning id)
      insert into seats (id, pool_id, number) select gen_random_uuid(), p.id, n from p cross join generate_series(1, 20) n`)
  })
  let asked = 0
  const read = (limit: number) =>
    readTogether(house.till.connection.pool, (on) => {
      const query = (...given: Parameters<typeof on.client.query>) => {
        asked++
        return on.client.query(...given)
      }
      return toDecide({ ...on, client: { query } as typeof on.client }, { lang: 'nb', faculties: null, limit })
    })
  const began = performance.now()
  const { offerings, counts, next } = await read(25)
  const took = Math.round(performance.now() - began)
  expect([asked, offerings.length]).toEqual([2, 25])
  expect(counts.week + counts.later + counts.quiet).toBeGreaterThanOrEqual(MANY)
  expect(offerings[0]!.reasons[0]!.rule).toBe('too-few')
  const seen: string[] = []
  for (let after: string | undefined | null; after !== null; ) {
    const page: Reply = await decide(bearer(keeper), `?limit=100${after ? `&after=${after}` : ''}`)
    seen.push(...page.offerings.map(({ offeringId }) => offeringId))
    after = page.next
  }
  expect(next).not.toBeNull()
  expect([new Set(seen).size, seen.length]).toEqual([seen.length, counts.week + counts.later + counts.quiet])
  promise(`what wants deciding of ${MANY} offerings: 2 statements, ${took} ms`)
})
