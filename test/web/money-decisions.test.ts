import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MoneyDesk, openMoneyDesk, refundsUntil } from '../payments/money-desk.ts'
import { launch } from '../storefront/make.ts'
import { type Answer, pay, placeByCard, until } from '../support/buyer.ts'
import { wordsOf } from './browser.ts'

const PRICE = 490_000

let desk: MoneyDesk
beforeAll(async () => {
  desk = await openMoneyDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

/** What somebody in finance sees at an address, and what happens when they press one of its buttons. */
async function see(path: string, form?: Record<string, string>) {
  const answer = await fetch(`${desk.shop}${path}`, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { ...desk.finance, accept: 'text/html', 'sec-fetch-site': 'same-origin' },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  })
  const body = await answer.text()
  return { status: answer.status, to: answer.headers.get('location'), body, words: wordsOf(body) }
}
/** The form whose address ends so, with the key that it would send. */
function formTo(body: string, end: string): { path: string; key: string } {
  const found = new RegExp(`action="([^"]*${end})"[^>]*><input type="hidden" name="key" value="([^"]+)"`).exec(body)
  if (!found) throw new Error(`no form leads to ${end}`)
  return { path: found[1]!, key: found[2]! }
}
const buyerSees = async (placed: Answer, lang = '') =>
  wordsOf(
    await (
      await fetch(`${desk.shop}${lang}/orders/${placed.body.id}`, {
        headers: { accept: 'text/html', cookie: `order_${placed.body.id}=${placed.body.orderToken}` },
      })
    ).text(),
  )
async function inReview(name: string, amount: number): Promise<Answer> {
  const { offeringId } = await launch(desk.fleet, { capacity: 1 })
  const placed = await placeByCard(desk.shop, offeringId, name)
  await pay(desk.fleet.sandbox.url, placed, { outcome: 'paid', amount })
  await desk.untilState(placed, 'in-review')
  return placed
}

test('finance presses a button: what is too little goes back to the card, and pressing twice sends it once', async () => {
  const placed = await inReview('knapp', 100_000)
  const page = await see(`/finance/orders/${placed.body.id}`)
  expect(page.words).toMatch(/1.000 kr er hos oss\. Ordren er på 4.900 kr/)
  expect(page.body).not.toContain('money-acceptance')
  const { path, key } = formTo(page.body, 'money-return')
  const done = [await see(path, { key }), await see(path, { key })]
  for (const answer of done)
    expect(answer).toMatchObject({ status: 303, to: `/finance/orders/${placed.body.id}?done=returned` })
  await desk.untilState(placed, 'refunded')
  expect(await desk.refundsAtStripe(placed)).toHaveLength(1)
  const other = await see(path, { key: 'another-key-for-the-same' })
  expect(other.status).toBe(409)
  expect(other.words).toContain('Noen har avgjort dette allerede')
})

test('what is enough can be accepted, and the button says what goes back', async () => {
  const placed = await inReview('godta', PRICE + 20_000)
  const page = await see(`/en/finance/orders/${placed.body.id}`)
  expect(page.words).toMatch(/Give the seat and pay back .{0,4}200/)
  const { path, key } = formTo(page.body, 'money-acceptance')
  expect((await see(path, { key })).status).toBe(303)
  await desk.untilState(placed, 'confirmed')
  await refundsUntil(desk, placed, ([refund]) => refund?.succeeded === true)
})

test('a refund that came back tells finance why, in words, and is booked as paid by bank from the page', async () => {
  const placed = await desk.bought('retur')
  await desk.credit(placed)
  await desk.untilState(placed, 'credited')
  await desk.control(`refunds/${(await desk.refundsAtStripe(placed))[0]!.id}/fail`)
  await desk.untilState(placed, 'refund-failed')
  expect((await see('/finance')).words).toContain('kortet er meldt tapt eller stjålet')
  const page = await see(`/finance/orders/${placed.body.id}`)
  expect(page.words).toContain('Kjøperens bank sendte')
  expect(await buyerSees(placed)).toContain('Pengene kom ikke fram til kortet ditt')
  const { path, key } = formTo(page.body, 'bank-payment')
  const empty = await see(path, { key, paidOn: '', reference: '' })
  expect(empty.status).toBe(422)
  expect(empty.body).toContain('id="paidOn-fault"')
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(new Date())
  expect(await see(path, { key, paidOn: today, reference: 'Kari' })).toMatchObject({ status: 303 })
  expect(await buyerSees(placed)).toContain('betalt til bankkontoen din')
})

test('dashboard refunds, disputes and slow banks are said to people without a raw name of ours or Stripe’s', async () => {
  const refunded = await desk.bought('panel')
  await desk.stripe.refunds.create({ payment_intent: await desk.intentOf(refunded), amount: 100_000 })
  await refundsUntil(desk, refunded, (refunds) => refunds.length === 1)
  const disputed = await desk.bought('bestridt')
  await desk.control(`charges/${await desk.chargeOf(disputed)}/dispute`)
  await until(
    () => desk.attentionTo(disputed),
    (kinds) => kinds.includes('dispute-open'),
  )
  const { offeringId } = await launch(desk.fleet, { capacity: 1 })
  const slow = await placeByCard(desk.shop, offeringId, 'treg')
  await pay(desk.fleet.sandbox.url, slow, { outcome: 'processing' })
  await desk.untilState(slow, 'payment-processing')
  for (const lang of ['', '/en'])
    for (const placed of [refunded, disputed, slow]) {
      const page = await see(`${lang}/finance/orders/${placed.body.id}`)
      expect(page.status).toBe(200)
      expect(page.words).not.toMatch(
        /fraudulent|dashboard|processing_|needs_response|RefundFound|DisputeOpened|PaymentProcessing|payment-processing/,
      )
    }
  expect((await see(`/finance/orders/${refunded.body.id}`)).words).toMatch(/1.000 kr mangler kreditnota/)
  expect((await see('/finance')).words).toContain('sier at noen andre brukte kortet')
  expect(await buyerSees(slow)).toContain('Banken din behandler betalingen')
  expect(await buyerSees(slow, '/en')).toContain('Your bank is processing the payment')
})
