import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSoundBooks } from '../support/books.ts'
import { attentionTo } from '../support/finance.ts'
import { company, person, unique, until } from '../support/make.ts'
import { KARI_ACCOUNT, kroner, OTHER_ACCOUNT, openHouse, type Payback, refusal } from './house.ts'

type Opened = Awaited<ReturnType<typeof openHouse>>
let at: Opened
beforeAll(async () => {
  at = await openHouse()
}, 60_000)
afterAll(() => at?.house.close())

const sound = () => expectSoundBooks(at.house.eye)
const buyer = () => company({ email: `faktura-${unique()}@bedrift.test` })

test('what was paid by bank and then credited is owed back, in the list and before finance, until it is decided', async () => {
  const invoice = await at.withBalance(buyer(), 300_000)
  expect(await at.leftOf(invoice)).toBe(-300_000)
  const { body } = await at.send<{ balances: object[]; sums: { balanceMinor: number }[] }>('GET', '/balances')
  expect(body.balances).toMatchObject([{ number: invoice.number, balanceMinor: 300_000 }])
  expect(await attentionTo(at.house, at.headers.authorization!.slice('Bearer '.length), invoice.orderId)).toMatchObject(
    [{ kind: 'money-owed-back', said: invoice.number }],
  )
  await at.send('POST', '/paybacks', { of: 'invoice', documentId: invoice.id, amountMinor: 300_000 })
  expect((await at.send('GET', `/balances/${invoice.id}`)).status).toBe(404)
  await sound()
})

test('a balance pays an open invoice of the same buyer to the øre, the buyer is told, and it can be undone', async () => {
  const from = await at.withBalance(buyer(), 300_000)
  const to = await at.invoiced(buyer())
  const { body: shown } = await at.send<{ openInvoices: { number: string }[] }>('GET', `/balances/${from.id}`)
  expect(shown.openInvoices.map(({ number }) => number)).toContain(to.number)
  const set = (amountMinor: number, toDocumentId = to.id) =>
    at.send<{ setOffId: string; type: string }>('POST', `/balances/${from.id}/set-offs`, { toDocumentId, amountMinor })
  expect((await set(300_001)).body.type).toContain('paying-back/more-than-balance')
  const { status, body } = await set(300_000)
  expect(status).toBe(201)
  expect([await at.leftOf(from), await at.leftOf(to)]).toEqual([0, 700_000])
  await sound()
  await until(() => at.house.mails().some((mail) => mail.to.includes(to.email) && mail.subject.includes('til gode')))
  expect((await at.send('POST', `/set-offs/${body.setOffId}/undoing`)).status).toBe(204)
  expect([await at.leftOf(from), await at.leftOf(to)]).toEqual([-300_000, 1_000_000])
  expect((await at.send<{ type: string }>('POST', `/set-offs/${body.setOffId}/undoing`)).body.type).toContain(
    'paying-back/undone',
  )
  await sound()
  const stranger = await at.invoiced({ ...buyer(), organisationNumber: '974760673' } as never)
  expect((await set(1, stranger.id)).body.type).toContain('paying-back/other-buyer')
  await set(300_000)
  await sound()
})

test('a payee gives an account by a link that works once, and another account needs another link', async () => {
  const invoice = await at.withBalance(buyer())
  const payback = await at.start(invoice, 1_000_000)
  expect(payback).toMatchObject({ state: 'no-account', amountMinor: 1_000_000 })
  expect(await at.leftOf(invoice)).toBe(0)
  const token = await at.linkTo(invoice.email)
  expect((await at.gives(token, '12345678904')).body?.type).toContain('payback/no-account')
  expect((await at.gives('x'.repeat(43))).status).toBe(404)
  expect((await at.gives(token, '1234.56.78903')).status).toBe(204)
  expect((await at.gives(token, OTHER_ACCOUNT)).body?.type).toContain('payback-link/spent')
  const given = await at.read(payback)
  expect(given).toMatchObject({ state: 'to-approve', account: '•••• 8903' })
  await at.approves(at.ola, payback)

  await at.send('POST', `/paybacks/${payback.id}/links`)
  const again = await at.linkTo(invoice.email, 1)
  expect((await at.gives(again, 'SE45 5000 0000 0583 9825 7467')).body?.type).toContain('payback/no-account')
  expect(await at.gives(again, 'SE45 5000 0000 0583 9825 7466')).toEqual({ status: 204, body: null })
  expect(await at.read(payback)).toMatchObject({
    state: 'to-approve',
    approvals: [],
    accountCount: 2,
    account: '•••• 7466',
  })
  await at.send('POST', `/paybacks/${payback.id}/giving-up`, { reason: 'Motregnes i stedet' })
  expect(await at.leftOf(invoice)).toBe(-1_000_000)
  await sound()
})

test('two different people approve, never one twice and never a program, and then nothing of it changes', async () => {
  const invoice = await at.withBalance(buyer())
  const payback = await at.start(invoice, 1_000_000)
  await at.gives(await at.linkTo(invoice.email))
  const { accountId } = await at.read(payback)
  expect((await at.send<Payback>('POST', `/paybacks/${payback.id}/approvals`, { accountId: accountId! })).status).toBe(
    403,
  )
  await at.approves(at.ola, payback)
  expect(await refusal(at.approves(at.ola, payback))).toBe('payback/two-people')
  expect((await at.send<Payback>('POST', '/payback-batches', { form: 'list' })).body.type).toContain(
    'payback-batch/nothing',
  )
  await at.approves(at.siri, payback)
  expect(await at.read(payback)).toMatchObject({
    state: 'approved',
    approvals: [{ name: 'Ola Kasse' }, { name: 'Siri Kontroll' }],
  })
  expect((await at.send<Payback>('POST', `/paybacks/${payback.id}/links`)).body.type).toContain('payback/not-now')
  const other = await at.withBalance(buyer())
  const early = await at.start(other, 1)
  await expect(
    at.house.eye.unsafe(`update paybacks set batch_id = gen_random_uuid() where id = '${early.id}'`),
  ).rejects.toThrow()
  await at.send('POST', `/paybacks/${early.id}/giving-up`, { reason: 'prøve' })
  await at.send('POST', `/paybacks/${payback.id}/giving-up`, { reason: 'prøve' })
  await sound()
})

test('approved paybacks go in one file, once; a dropped file frees them; and the statement closes them by our reference', async () => {
  const [one, two] = [await at.withBalance(buyer()), await at.withBalance(buyer(), 250_000)]
  const paybacks = [await at.approved(one, 1_000_000), await at.approved(two, 250_000)]
  const dropped = await at.makeFile('list')
  expect(await at.bytesOf(dropped)).toContain(KARI_ACCOUNT)
  expect((await at.send<Payback>('POST', '/payback-batches', { form: 'list' })).body.type).toContain(
    'payback-batch/nothing',
  )
  expect((await at.send('POST', `/payback-batches/${dropped.id}/dropping`, { reason: 'Feil skjema' })).status).toBe(200)
  const batch = await at.makeFile()
  expect(batch).toMatchObject({ count: 2, sumMinor: 1_250_000 })
  const xml = await at.bytesOf(batch)
  expect(await at.bytesOf(batch)).toBe(xml)
  for (const { reference } of paybacks) expect(xml).toContain(`<EndToEndId>${reference}</EndToEndId>`)
  expect(xml).toContain('<NbOfTxs>2</NbOfTxs><CtrlSum>12500.00</CtrlSum>')
  await at.send('POST', `/payback-batches/${batch.id}/sending`)
  expect(
    (await at.send<Payback>('POST', `/payback-batches/${batch.id}/dropping`, { reason: 'x' })).body.type,
  ).toContain('payback-batch/ended')

  const details = paybacks.map(({ reference, amountMinor }) => ({ endToEnd: reference, amount: kroner(amountMinor) }))
  const wages = at.entry(990_000, { out: true, payments: [{ endToEnd: 'LONN-1' }] })
  const file = [wages, at.entry(1_250_000, { out: true, payments: details })]
  const { body } = await at.take(file)
  expect(body).toMatchObject({ newCount: 1, passedCount: 1 })
  for (const each of paybacks) expect(await at.read(each)).toMatchObject({ state: 'paid' })
  expect(await at.house.witness('select from expected_debits')).toEqual([])
  expect(await at.house.witness('select from bank_debits where amount_minor = 990000')).toEqual([])
  expect((await at.take(file)).body).toMatchObject({ newCount: 0, knownCount: 1 })
  await sound()

  const back = at.entry(250_000, { reversal: true, payments: [{ endToEnd: paybacks[1]!.reference }] })
  await at.take([back])
  expect(await at.read(paybacks[1]!)).toMatchObject({ state: 'returned' })
  expect(await at.leftOf(two)).toBe(-250_000)
  await sound()
})

test('a file that the bank books as one sum is closed by its name, and a sum that only fits is offered to a person', async () => {
  const invoices = [await at.withBalance(buyer()), await at.withBalance(buyer())]
  for (const each of invoices) await at.approved(each, 400_000)
  const named = await at.makeFile('pain.001.001.09')
  await at.take([at.entry(800_000, { out: true, batch: named.reference })])
  expect(
    (await at.send<{ paidCount: number; state: string }>('GET', `/payback-batches/${named.id}`)).body,
  ).toMatchObject({ paidCount: 2, state: 'sent' })

  for (const each of invoices) await at.approved(each, 123_456, 1)
  const list = await at.makeFile('list')
  await at.send('POST', `/payback-batches/${list.id}/sending`)
  await at.take([at.entry(123_456, { out: true, payments: [{ to: OTHER_ACCOUNT }] })])
  const debits = async () =>
    (
      await at.send<{
        debits: { id: string; amountMinor: number; batches: { batchId: string }[]; paybacks: { paybackId: string }[] }[]
      }>('GET', '/bank-debits')
    ).body.debits
  expect(await debits()).toEqual([])
  await at.take([at.entry(246_912, { out: true }), at.entry(123_456, { out: true, payments: [{ to: KARI_ACCOUNT }] })])
  const [sum, single] = [
    (await debits()).find((each) => each.batches.length > 0)!,
    (await debits()).find((each) => each.paybacks.length > 0)!,
  ]
  expect(single).toMatchObject({ amountMinor: 123_456 })
  expect((await at.send('POST', `/bank-debits/${single.id}/setting-aside`, { reason: 'Lønn' })).status).toBe(204)
  expect(
    (
      await at.send<Payback>('PUT', `/bank-debits/${sum.id}/settlement`, {
        was: 'payback',
        paybackId: single.paybacks[0]!.paybackId,
      })
    ).body.type,
  ).toContain('payback/not-this-money')
  expect((await at.send('PUT', `/bank-debits/${sum.id}/settlement`, { was: 'batch', batchId: list.id })).status).toBe(
    204,
  )
  expect(await debits()).toEqual([])
  await sound()
})

test('what came too much by bank goes back to who sent it, and is the till’s again where that is given up', async () => {
  await at.take([at.entry(77_700, { payments: [{ payer: 'Ukjent Venn', said: 'feil' }] })])
  const [deposit] = await at.house.witness('select id from deposits where amount_minor = 77700')
  const email = `venn-${unique()}@example.test`
  const wish = {
    of: 'deposit',
    depositId: deposit!.id,
    amountMinor: 77_700,
    payeeName: 'Ukjent Venn',
    payeeEmail: email,
  }
  const { status, body } = await at.send<Payback>('POST', '/paybacks', wish)
  expect(status).toBe(201)
  expect((await at.send<Payback>('POST', '/paybacks', wish)).body.type).toContain('bank/more-than-unplaced')
  const [placement] = await at.house.witness(`select id from placements where deposit_id = '${deposit!.id}'`)
  expect((await at.send<Payback>('POST', `/placements/${placement!.id}/undoing`)).body.type).toContain(
    'bank/on-its-way-back',
  )
  await sound()
  await at.send('POST', `/paybacks/${body.id}/giving-up`, { reason: 'Den var til en faktura' })
  expect(await at.house.witness(`select left_minor::int as left from deposits where id = '${deposit!.id}'`)).toEqual([
    { left: 77_700 },
  ])
  await sound()
})

test('of several who give one balance away at once, no more goes than there is', async () => {
  const payer = buyer()
  const from = await at.withBalance(payer, 300_000)
  const to = await at.invoiced(payer)
  const all = await Promise.all([
    ...Array.from({ length: 4 }, () =>
      at.send<Payback>('POST', '/paybacks', { of: 'invoice', documentId: from.id, amountMinor: 200_000 }),
    ),
    ...Array.from({ length: 4 }, () =>
      at.send<Payback>('POST', `/balances/${from.id}/set-offs`, { toDocumentId: to.id, amountMinor: 200_000 }),
    ),
  ])
  expect(all.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(await at.leftOf(from)).toBe(-100_000)
  await sound()
})

test('a private person has their invoices set against each other, and nobody else’s', async () => {
  const kari = person({ email: `kari-${unique()}@example.test` })
  const from = await at.withBalance(kari as never, 100_000)
  const told = () =>
    at.house.mails().filter(({ to, subject }) => to.join().includes(from.email) && subject.startsWith('Kreditnota'))
  await until(() => told().some(({ text }) => /1\s000,00\skr er betalt fra bank og er til gode/.test(text)))
  const [mine, other] = [await at.invoiced(kari as never), await at.invoiced(person() as never)]
  const set = (toDocumentId: string) =>
    at.send<{ type: string }>('POST', `/balances/${from.id}/set-offs`, { toDocumentId, amountMinor: 100_000 })
  expect((await set(other.id)).body.type).toContain('paying-back/other-buyer')
  expect((await set(mine.id)).status).toBe(201)
  await sound()
})
