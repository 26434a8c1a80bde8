import { currency, email, listOf, metadata, oneOf, optional, shape, text, url, whole } from '../check.ts'

const LONGEST_REFERENCE = 200
const MOST_LINES = 100
/** 999 999.99 kr: the most Stripe charges at once. */
const LARGEST_AMOUNT = 99_999_999

/** The languages of Stripe's hosted page. */
const LOCALES = (
  'auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru ' +
  'sk sl sv th tr vi zh zh-HK zh-TW'
).split(' ')

/** What a page can be limited to; of these the sandbox itself offers cards. */
const METHODS = (
  'alipay amazon_pay bancontact billie blik card cashapp eps ideal klarna link mb_way mobilepay multibanco p24 pay_by_bank paypal ' +
  'revolut_pay samsung_pay satispay scalapay sepa_debit sofort swish twint us_bank_account wechat_pay'
).split(' ')

const productShape = {
  name: text(),
  description: optional(text()),
  images: optional(listOf(url, 8)),
  metadata: optional(metadata),
  tax_code: optional(text()),
  unit_label: optional(text()),
}

const priceShape = {
  currency,
  unit_amount: whole(0, LARGEST_AMOUNT),
  product_data: shape(productShape),
  tax_behavior: optional(oneOf('exclusive', 'inclusive', 'unspecified')),
}

export const lineShape = {
  price: optional(text()),
  price_data: optional(shape(priceShape)),
  quantity: whole(1, 999_999),
  metadata: optional(metadata),
}

const intentShape = {
  metadata: optional(metadata),
  description: optional(text(1_000)),
  receipt_email: optional(email),
}

/** What `checkout.sessions.create` takes here. `payment_method_types` has left Stripe's API and is refused like any stranger. */
export const sessionShape = {
  mode: oneOf('payment'),
  allowed_payment_method_types: optional(listOf(oneOf(...METHODS), METHODS.length)),
  line_items: listOf(shape(lineShape), MOST_LINES),
  success_url: url,
  cancel_url: optional(url),
  client_reference_id: optional(text(LONGEST_REFERENCE)),
  customer_email: optional(email),
  expires_at: optional(whole()),
  locale: optional(oneOf(...LOCALES)),
  metadata: optional(metadata),
  payment_intent_data: optional(shape(intentShape)),
  submit_type: optional(oneOf('auto', 'book', 'donate', 'pay', 'subscribe')),
  ui_mode: optional(oneOf('hosted_page')),
  branding_settings: optional(shape({ display_name: optional(text(50)) })),
}
