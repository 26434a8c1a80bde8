import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, company, make, order, type Placed, readOrder, until } from '../support/make.ts'
import { type Network, startNetwork } from '../support/network.ts'

let network: Network
let house: House
let program: string
let finance: string
beforeAll(async () => {
  network = await startNetwork()
  house = await bootTill({ env: network.env })
  program = await make.client(house, ['course-administrator'])
  finance = await make.client(house, ['finance'])
}, 60_000)
afterAll(async () => {
  await house?.close()
  await network?.close()
})
beforeEach(() => {
  network.decide('taken')
  network.isDirectoryDown = false
})

type Row = { id: string; channel: string; fact: string | null; said: string | null }
const sendingsOf = (orderId: string) =>
  house.witness(`select s.id, s.channel, (select f.kind from sending_facts f where f.sending_id = s.id order by f.at desc, f.id desc limit 1) as fact,
     (select f.said from sending_facts f where f.sending_id = s.id order by f.at desc, f.id desc limit 1) as said
   from sendings s join documents d on d.id = s.document_id where d.order_id = '${orderId}' order by s.channel`) as Promise<
    Row[]
  >
const untilSent = async (orderId: string, fits: (rows: Row[]) => boolean): Promise<Row[]> => {
  let last: Row[] = []
  await until(
    async () => {
      last = await sendingsOf(orderId)
      return fits(last)
    },
    () => JSON.stringify(last),
  )
  return last
}
const ordered = async (organisationNumber: string, change: object = {}): Promise<Placed> => {
  const offering = await make.offering(house)
  const payer = { ...company(), organisationNumber } as ReturnType<typeof company>
  const { status, body } = await order(house, program, { offering, payer, change })
  expect(status).toBe(201)
  return body
}
const mailsTo = ({ payer }: Placed) => house.mails().filter(({ to }) => JSON.stringify(to).includes(payer.email))
const companyOf = async (number: string) =>
  ((await house.witness(`select id from companies where organisation_number = '${number}'`)) as { id: string }[])[0]!.id
const choose = async (number: string, change: object) => {
  const body = {
    invoicesBy: 'auto',
    mailCopy: true,
    needs: 'nothing',
    buyerReference: null,
    orderNumberForms: [],
    referenceForms: [],
    ...change,
  }
  const answer = await ask(house, `/companies/${await companyOf(number)}/invoicing`, {
    method: 'PUT',
    body,
    headers: bearer(finance),
  })
  expect(answer).toEqual({ status: 200, body })
}

test('a receiver of e-invoices is told so, gets one e-invoice over the network and a copy by mail', async () => {
  network.receivers.set('987654325', { reminder: false })
  const placed = await ordered('987654325')
  expect(placed.invoiceWay).toEqual({ eInvoice: 'receives', channels: ['ehf', 'mail'] })
  const [ehf] = await untilSent(placed.id, ([each]) => each?.fact === 'handed-over')
  expect(network.documents.get(ehf!.id)).toMatchObject({ type: 'invoice', receiver: '0192:987654325' })
  const { documents } = await readOrder(house, placed)
  expect(network.documents.get(ehf!.id)!.xml).toContain(`<cbc:ID>${documents[0]!.number}</cbc:ID>`)
  await until(() => mailsTo(placed).length > 0)
  network.decide('accepted')
  await house.moveClock(120)
  await untilSent(placed.id, ([each]) => each?.fact === 'accepted')
  expect(network.handed.filter(({ id }) => id === ehf!.id)).toHaveLength(1)
})

test('an organisation that does not receive them is told that the PDF comes by mail, and gets only that', async () => {
  const placed = await ordered('974767880')
  expect(placed.invoiceWay).toEqual({ eInvoice: 'does-not-receive', channels: ['mail'] })
  expect(await untilSent(placed.id, (rows) => rows.length > 0)).toMatchObject([{ channel: 'mail', fact: null }])
})

test('what the access point did not answer is sent again under the same id, and is one document there', async () => {
  network.receivers.set('810203072', { reminder: false })
  network.answerNext('hang-up-after', { status: 503, body: 'later' })
  const placed = await ordered('810203072')
  const [ehf] = await untilSent(placed.id, ([each]) => each?.fact === 'tried')
  await house.moveClock(60)
  await until(() => network.handed.filter(({ id }) => id === ehf!.id).length === 2)
  await house.moveClock(120)
  await untilSent(placed.id, ([each]) => each?.fact === 'handed-over')
  expect(network.handed.filter(({ id }) => id === ehf!.id)).toHaveLength(3)
  expect([...network.documents.keys()].filter((id) => id === ehf!.id)).toHaveLength(1)
})

test('one that was rejected stands with its reason until finance tries again or sends the PDF by mail', async () => {
  network.receivers.set('810304081', { reminder: false })
  network.answerNext({ status: 422, body: '{"reason":"Ukjent bestillingsnummer"}' })
  const placed = await ordered('810304081')
  await choose('810304081', { mailCopy: false })
  const [ehf] = await untilSent(placed.id, ([each]) => each?.fact === 'rejected')
  const headers = bearer(finance)
  const { body } = await ask<{ sendings: { id: string }[] }>(house, '/sendings?part=rejected', { headers })
  expect(body.sendings).toMatchObject([{ id: ehf!.id, said: 'Ukjent bestillingsnummer', state: 'rejected' }])
  const attention = await ask<{ attention: object[] }>(house, '/finance/attention', { headers })
  expect(attention.body.attention).toContainEqual(
    expect.objectContaining({ kind: 'e-invoice-rejected', orderId: placed.id, said: 'Ukjent bestillingsnummer' }),
  )
  network.answerNext({ status: 422, body: '{"reason":"Fortsatt ukjent"}' })
  expect(await ask(house, `/sendings/${ehf!.id}/retry`, { method: 'POST', headers })).toMatchObject({ status: 204 })
  await untilSent(placed.id, ([each]) => each?.said === 'Fortsatt ukjent')
  expect(await ask(house, `/sendings/${ehf!.id}/mail`, { method: 'POST', headers })).toMatchObject({ status: 204 })
  await untilSent(placed.id, (rows) => rows[0]?.fact === 'mailed' && rows.length === 2)
  await until(() => mailsTo(placed).some(({ attachments }) => attachments.length > 0))
  const after = await ask<{ attention: { kind: string }[] }>(house, '/finance/attention', { headers })
  expect(after.body.attention.filter(({ kind }) => kind === 'e-invoice-rejected')).toEqual([])
  expect(await ask(house, `/sendings/${ehf!.id}/retry`, { method: 'POST', headers })).toMatchObject({
    status: 409,
    body: { type: '/problems/sending/other-state', state: 'mailed' },
  })
})

test('a company that wants e-invoices alone gets no PDF by mail, not with the confirmation either', async () => {
  network.receivers.set('810405090', { reminder: false })
  const first = await ordered('810405090')
  await untilSent(first.id, ([each]) => each?.fact === 'handed-over')
  await choose('810405090', { mailCopy: false })
  const placed = await ordered('810405090')
  expect(placed.invoiceWay).toEqual({ eInvoice: 'receives', channels: ['ehf'] })
  await untilSent(placed.id, ([each]) => each?.fact === 'handed-over')
  await until(() => mailsTo(placed).length > 0)
  expect(mailsTo(placed).flatMap(({ attachments }) => attachments)).toEqual([])
  const told = await house.witness(
    `select from tellings_due t join documents d on d.id = t.document_id where d.order_id = '${placed.id}'`,
  )
  expect(told).toEqual([])
})

test('a number that the buyer’s system would not know is refused at its field, and so is none where one is needed', async () => {
  await ordered('810506083')
  await choose('810506083', { needs: 'either', orderNumberForms: ['#######', 'PO-####'] })
  const offering = await make.offering(house)
  const payer = { ...company(), organisationNumber: '810506083' } as unknown as ReturnType<typeof company>
  const wish = (change: object) => order(house, program, { offering, payer, change })
  expect(await wish({})).toMatchObject({
    status: 422,
    body: { type: '/problems/checkout/reference-missing', errors: [{ pointer: '/buyerReference' }] },
  })
  expect(await wish({ purchaseOrderNumber: '12345' })).toMatchObject({
    status: 422,
    body: {
      type: '/problems/checkout/reference-form',
      forms: ['#######', 'PO-####'],
      errors: [{ pointer: '/purchaseOrderNumber' }],
    },
  })
  for (const purchaseOrderNumber of ['1234567', 'po-0042'])
    expect(await wish({ purchaseOrderNumber })).toMatchObject({ status: 201 })
  const taken = await house.witness(`select from seats where hold_id is not null and pool_id = '${offering.poolId}'`)
  expect(taken).toHaveLength(2)
})

test('a company says which number it needs: a purchase order, a reference, one of them or both, and only on invoice', async () => {
  await ordered('813500000')
  const offering = await make.offering(house)
  const payer = { ...company(), organisationNumber: '813500000' } as unknown as ReturnType<typeof company>
  const PO = { purchaseOrderNumber: 'PO 7' }
  const REF = { buyerReference: 'Avd. 4' }
  const answers = async (change: object) => {
    const { status, body } = await order(house, program, { offering, payer, change })
    const errors = (body as unknown as { errors?: { pointer: string }[] }).errors ?? []
    return status === 201 ? 'taken' : errors.map(({ pointer }) => pointer.slice(1))
  }
  const wanted = {
    nothing: ['taken', 'taken', 'taken', 'taken'],
    either: [['buyerReference'], 'taken', 'taken', 'taken'],
    'order-number': [['purchaseOrderNumber'], 'taken', ['purchaseOrderNumber'], 'taken'],
    reference: [['buyerReference'], ['buyerReference'], 'taken', 'taken'],
    both: [['purchaseOrderNumber', 'buyerReference'], ['buyerReference'], ['purchaseOrderNumber'], 'taken'],
  }
  for (const [needs, expected] of Object.entries(wanted)) {
    await choose('813500000', { needs })
    const heard = [await answers({}), await answers(PO), await answers(REF), await answers({ ...PO, ...REF })]
    expect([needs, heard]).toEqual([needs, expected])
  }
  await choose('813500000', { needs: 'order-number', buyerReference: 'Fast 1' })
  expect(await answers({})).toEqual(['purchaseOrderNumber'])
  await choose('813500000', { needs: 'reference', buyerReference: 'Fast 1' })
  expect(await answers({ payBy: 'card' })).toBe('taken')
})

test('a stranger and a buyer decide nothing in the tray', async () => {
  const id = '0192a000-0000-7000-8000-000000000000'
  for (const [path, method] of [
    ['/sendings', 'GET'],
    [`/sendings/${id}/retry`, 'POST'],
    [`/sendings/${id}/mail`, 'POST'],
  ] as const) {
    expect(await ask(house, path, { method })).toMatchObject({ status: 401 })
    expect(await ask(house, path, { method, headers: bearer(program) })).toMatchObject({ status: 403 })
  }
  const headers = bearer(finance)
  expect(await ask(house, `/sendings/${id}/retry`, { method: 'POST', headers })).toMatchObject({ status: 404 })
})

test('with the directory down nobody guesses: the sale goes through and says that it could not be found out', async () => {
  network.isDirectoryDown = true
  const placed = await ordered('810102047')
  expect(placed.invoiceWay).toEqual({ eInvoice: 'unknown', channels: ['mail'] })
})
