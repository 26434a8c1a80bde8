/** What stands in `error` of an answer: Stripe's own words, so that the SDK raises the matching error class. */
type RefusalBody = {
  type: 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'card_error' | 'rate_limit_error'
  message: string
  code?: string
  param?: string
  doc_url?: string
}

/** An answer "no" in Stripe's form: `{ error: { type, code, message, param } }` with its HTTP status. */
export class StripeRefusal extends Error {
  readonly status: number
  readonly body: RefusalBody

  constructor(status: number, body: RefusalBody) {
    super(body.message)
    this.name = 'StripeRefusal'
    this.status = status
    this.body = body.code === undefined ? body : { ...body, doc_url: docUrl(body.code) }
  }
}

type Reason = { code?: string; param?: string }

/** 400: the request, or the state of what it speaks of, does not allow it. */
export const refused = (message: string, reason: Reason = {}): StripeRefusal =>
  new StripeRefusal(400, { type: 'invalid_request_error', message, ...reason })

export const missing = (what: string, id: string, param = 'id'): StripeRefusal =>
  new StripeRefusal(404, {
    type: 'invalid_request_error',
    message: `No such ${what}: '${id}'`,
    code: 'resource_missing',
    param,
  })

const docUrl = (code: string): string => `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`
