import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setAdmission } from '../../src/admission/set-admission.ts'
import { act } from '../../src/platform/till.ts'
import { hire } from '../developing/people.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { type Answer, ask, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering } from '../support/make.ts'
import { type Firm, openFirm, tokenFor } from '../wallet/firm.ts'

const ADMISSION = {
  requirements: { nb: 'Bachelor i sykepleie', en: 'A bachelor in nursing' },
  documents: ['transcript' as const],
  decisionDays: 7,
}
const REASON = 'Vi ser ingen bachelor i sykepleie.'
let house: House
let firm: Firm
let keeper: { cookie: string }
beforeAll(async () => {
  house = await bootTill()
  firm = await openFirm(house, 'Fjord Omsorg AS')
  const { cookie } = await hire(house, 'Ingrid Opptak', { role: 'course-administrator' })
  keeper = { cookie }
}, 90_000)
afterAll(() => house?.close())

/** A course that checks who comes, with seats that the firm has bought. */
async function bought(quantity: number): Promise<Offering> {
  const offering = await make.offering(house, { capacity: 10, title: 'Avansert sykepleie', startsInDays: 60 })
  await act(house.till, { kind: 'job', name: 'test' }, (tx) => setAdmission(tx, offering.offeringId, ADMISSION))
  await firm.buys(offering, quantity)
  return offering
}
type Employee = Account & { name: string; headers: { cookie: string } }
const employee = async (name: string): Promise<Employee> => {
  const account = await openAccount(house, name)
  return { ...account, name, headers: await signIn(house, account) }
}
const post = (path: string, headers: Record<string, string>, body: object = {}): Promise<Answer> =>
  ask(`${house.url}${path}`, { method: 'POST', headers, body })
const names = (offering: Offering, { name, email }: Employee) => firm.invites(offering, [{ name, email }])
/** Says yes, signed in, and returns the application. */
async function applies(who: Employee): Promise<string> {
  const token = await tokenFor(house, who.email)
  const answer = await post('/seat-invitations/application', who.headers, { token, message: 'Ti år i faget' })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return String(answer.body.applicationId)
}
const shows = (who: Employee, id: string) =>
  post(`/me/applications/${id}/documents`, who.headers, {
    ...{ kind: 'transcript', name: 'karakterer.pdf', content: Buffer.from('%PDF-1.7 karakterer').toString('base64') },
  })
const decides = ({ offeringId }: Offering, id: string, body: object) =>
  post(`/offerings/${offeringId}/applications/${id}/decision`, keeper, body)
const NO = { decision: 'refused', reason: 'requirements', words: REASON }

test('a company buys seats without names, names somebody, sees how far they are and no more, and they are enrolled with a yes', async () => {
  const offering = await bought(2)
  const siri = await employee('Siri Sykepleier')
  expect((await names(offering, siri)).status).toBe(200)
  const mail = await until(
    async () => house.mails().find(({ to }) => to.includes(siri.email)),
    (found) => found !== undefined,
  )
  expect(mail!.text).toMatch(/vis dokumentene dine innen .*aldri av Fjord Omsorg AS/s)
  const token = await tokenFor(house, siri.email)
  expect(await post('/seat-invitations/acceptance', {}, { token })).toMatchObject({
    ...{ status: 409, body: { type: '/problems/admission/papers-first' } },
  })
  expect((await post('/seat-invitations/application', {}, { token })).status).toBe(401)
  expect((await post('/seat-invitations/application', firm.owner.headers, { token })).status).toBe(409)
  const id = await applies(siri)
  expect(await firm.seatOf(offering, siri.email)).toMatchObject({ state: 'papers', showBy: expect.any(String) })
  expect((await shows(siri, id)).status).toBe(201)
  expect((await firm.seatOf(offering, siri.email)).state).toBe('assessed')
  const queue = await ask(`${house.url}/offerings/${offering.offeringId}/applications`, { headers: keeper })
  expect(queue.body.applications).toMatchObject([{ id, company: 'Fjord Omsorg AS', missing: [] }])
  expect(await house.witness(`select 1 from enrolments where offering_id = '${offering.offeringId}'`)).toEqual([])
  expect(await decides(offering, id, { decision: 'admitted' })).toMatchObject({
    ...{ status: 200, body: { endedAs: 'enrolled', payBy: null } },
  })
  expect(await firm.seatOf(offering, siri.email)).toMatchObject({ state: 'enrolled', showBy: null })
  expect(await house.witness(`select 1 from enrolments where offering_id = '${offering.offeringId}'`)).toHaveLength(1)
  await until(
    async () => house.mails().some(({ to, subject }) => to.includes(siri.email) && /påmeldt/.test(subject)),
    Boolean,
  )
})

test('with a no the seat is the company’s again; it is told so without the reason, names somebody else, and nothing of the papers is ever shown to it', async () => {
  const offering = await bought(1)
  const [siri, ane] = [await employee('Siri Avslag'), await employee('Ane Ny')]
  await names(offering, siri)
  const id = await applies(siri)
  await shows(siri, id)
  const [document] = await house.witness(`select id from application_documents where application_id = '${id}'`)
  const owner = firm.owner.headers
  const paths = [
    `/me/applications/${id}/documents/${document!.id}`,
    `/offerings/${offering.offeringId}/applications`,
    `/offerings/${offering.offeringId}/applications/${id}/documents/${document!.id}`,
  ]
  for (const path of paths)
    expect((await ask(`${house.url}${path}`, { headers: owner })).status, path).toBeGreaterThanOrEqual(403)
  expect((await decides(offering, id, NO)).status).toBe(200)
  expect(await firm.statesOf(offering)).toEqual(['unnamed'])
  const mail = await until(
    async () => house.mails().find(({ subject }) => subject.startsWith('Gi plassen til en annen')),
    (found) => found !== undefined,
  )
  expect(mail!.to).toContain(firm.owner.email)
  expect(mail!.text).toContain('Siri Avslag fikk ikke opptak')
  const lineage = await ask(
    `${house.url}/companies/${firm.id}/seats/${(await firm.seats(offering))[0]!.seatId}/lineage`,
    {
      headers: owner,
    },
  )
  const page = await fetch(`${house.url}/company/${firm.id}/seats/${offering.offeringId}`, {
    headers: { ...owner, accept: 'text/html' },
  })
  const seen = [mail!.text, JSON.stringify(lineage.body), await page.text()]
  expect(seen[2]).toContain('Siri Avslag fikk ikke opptak')
  for (const text of seen) expect(text).not.toMatch(/bachelor i sykepleie\.|karakterer|Ti år i faget|oppfylt/)
  expect((await names(offering, ane)).status).toBe(200)
  expect((await decides(offering, id, NO)).status).toBe(409)
  const other = await applies(ane)
  expect((await decides(offering, other, { decision: 'admitted' })).status).toBe(200)
  expect(await firm.statesOf(offering)).toEqual(['enrolled'])
})

test('a swap while papers are assessed carries no admission: what was sent is gone, and the new person shows their own', async () => {
  const offering = await bought(1)
  const [siri, ane] = [await employee('Siri Byttet'), await employee('Ane Annen')]
  await names(offering, siri)
  const id = await applies(siri)
  await shows(siri, id)
  const seat = await firm.seatOf(offering, siri.email)
  expect((await firm.steers('reassignment', seat, { name: ane.name, email: ane.email })).status).toBe(204)
  expect(await house.witness(`select ended_as from applications where id = '${id}'`)).toEqual([
    { ended_as: 'seat-gone' },
  ])
  expect(await house.witness(`select 1 from application_documents where application_id = '${id}'`)).toEqual([])
  expect((await decides(offering, id, { decision: 'admitted' })).status).toBe(409)
  expect((await firm.seatOf(offering, ane.email)).state).not.toBe('enrolled')
  expect((await post('/seat-invitations/acceptance', {}, { token: await tokenFor(house, ane.email) })).status).toBe(409)
  const gone = await ask(`${house.url}/me/applications`, { headers: siri.headers })
  expect(gone.body.applications).toMatchObject([{ endedAs: 'seat-gone', documents: [] }])
})

test('whoever was admitted to the course before is not asked again, by whichever company they are sent', async () => {
  const offering = await bought(1)
  const siri = await employee('Siri Igjen')
  await names(offering, siri)
  await decides(offering, await applies(siri), { decision: 'admitted' })
  const [next] = await house.witness(`select course_id from offerings where id = '${offering.offeringId}'`)
  const again = await make.offering(house, { capacity: 5, startsInDays: 90 })
  await house.till.connection.pool.query('update offerings set course_id = $2 where id = $1', [
    ...[again.offeringId, next!.course_id],
  ])
  await act(house.till, { kind: 'job', name: 'test' }, (tx) => setAdmission(tx, again.offeringId, ADMISSION))
  await firm.buys(again, 1)
  await names(again, siri)
  expect((await firm.seatOf(again, siri.email)).showBy).toBeNull()
  const token = await tokenFor(house, siri.email, 1)
  expect((await post('/seat-invitations/acceptance', {}, { token })).status).toBe(200)
  expect((await firm.seatOf(again, siri.email)).state).toBe('enrolled')
})

test('names with the order, names put on its seats, and seats for private buyers are refused by name', async () => {
  const offering = await bought(1)
  const { offeringId, gross } = offering
  const order = (more: object) =>
    firm.send('/orders', firm.owner.headers, {
      ...{
        payer: firm.payer,
        payBy: 'invoice',
        acceptedSalesTerms: 1,
        expectedTotal: { minor: gross, currency: 'NOK' },
      },
      ...more,
    })
  const people = [{ name: 'Siri Søker', email: `siri-${randomUUID()}@firma.example` }]
  expect((await order({ lines: [{ offeringId, quantity: 1, people }] })).body.type).toBe(
    '/problems/admission/name-later',
  )
  const [row] = await house.witness(`select order_id from wallet_seats where offering_id = '${offeringId}'`)
  const named = await firm.send(`/orders/${row!.order_id}/names`, firm.owner.headers, { offeringId, people })
  expect(named.body.type).toBe('/problems/admission/papers-first')
  expect(await firm.statesOf(offering)).toEqual(['unnamed'])
})
