import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { course, play } from './play.ts'

type Wrong = [sentence: string, change: object, expected: object]
const soon = (seconds: number) => Math.floor(Date.now() / 1000) + seconds
const priced = (price: object) => ({
  line_items: [{ quantity: 1, price_data: { ...course().line_items?.[0]?.price_data, ...price } }],
})

const WRONG: Wrong[] = [
  [
    'payment_method_types, which has left the API',
    { payment_method_types: ['card'] },
    { code: 'parameter_unknown', param: 'payment_method_types' },
  ],
  ['ui_mode hosted, now called hosted_page', { ui_mode: 'hosted' }, { param: 'ui_mode' }],
  ['a session that closes in ten minutes', { expires_at: soon(600) }, { param: 'expires_at' }],
  ['a session that stays open for two days', { expires_at: soon(172_800) }, { param: 'expires_at' }],
  [
    'a negative price',
    priced({ unit_amount: -1 }),
    { code: 'parameter_invalid_integer', param: 'line_items[0][price_data][unit_amount]' },
  ],
  ['half an øre', priced({ unit_amount: 10.5 }), { code: 'parameter_invalid_integer' }],
  ['a currency in capitals', priced({ currency: 'NOK' }), { param: 'line_items[0][price_data][currency]' }],
  ['a currency that does not exist', priced({ currency: 'kro' }), { param: 'line_items[0][price_data][currency]' }],
  ['a total below what Stripe charges', priced({ unit_amount: 100 }), { code: 'amount_too_small' }],
  ['no lines', { line_items: undefined }, { code: 'parameter_missing', param: 'line_items' }],
  ['no mode', { mode: undefined }, { code: 'parameter_missing', param: 'mode' }],
  ['a product without a name', priced({ product_data: {} }), {}],
  [
    'an unknown part of a line',
    priced({ colour: 'red' }),
    { code: 'parameter_unknown', param: 'line_items[0][price_data][colour]' },
  ],
  ['a return address that is no address', { success_url: 'thanks' }, { code: 'url_invalid', param: 'success_url' }],
  ['an e-mail without a domain', { customer_email: 'kari' }, { code: 'email_invalid', param: 'customer_email' }],
  ['a locale that Stripe does not speak', { locale: 'nn' }, { param: 'locale' }],
  ['a metadata value of 501 letters', { metadata: { a: 'x'.repeat(501) } }, { param: 'metadata[a]' }],
  ['an expansion that leads nowhere', { expand: ['colour'] }, { param: 'expand' }],
]

test.each(WRONG)('a session with %s is refused', async (_sentence, change, expected) => {
  const { stripe } = await play()
  const asked = { ...course(), ...change } as Stripe.Checkout.SessionCreateParams
  await expect(stripe.checkout.sessions.create(asked)).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    ...expected,
  })
  expect((await stripe.checkout.sessions.list()).data).toEqual([])
})

test('lines in two currencies are refused', async () => {
  const { stripe } = await play()
  const line_items = [...(course().line_items ?? []), ...(course(500, 'eur').line_items ?? [])]
  await expect(stripe.checkout.sessions.create({ ...course(), line_items })).rejects.toThrow('same currency')
})

test('an object that does not exist is a 404 with its name', async () => {
  const { stripe } = await play()
  const absent = { statusCode: 404, code: 'resource_missing' }
  await expect(stripe.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject(absent)
  await expect(stripe.checkout.sessions.expire('cs_test_none')).rejects.toMatchObject(absent)
  await expect(stripe.paymentIntents.retrieve('pi_none')).rejects.toMatchObject(absent)
  await expect(stripe.charges.retrieve('ch_none')).rejects.toMatchObject(absent)
  await expect(stripe.refunds.retrieve('re_none')).rejects.toMatchObject(absent)
  await expect(stripe.refunds.create({ charge: 'ch_none' })).rejects.toMatchObject(absent)
})

test('a call that the sandbox does not speak is refused and never taken for an answer', async () => {
  const { stripe } = await play()
  await expect(stripe.customers.create({ name: 'Kari' })).rejects.toMatchObject({
    statusCode: 404,
    type: 'StripeInvalidRequestError',
  })
})
