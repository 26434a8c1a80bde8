import type { Bank } from '../bank.ts'
import { type Checked, listOf, optional, type Shape, shape, text } from '../check.ts'
import type { Form } from '../form.ts'

/** One call of Stripe's API, as data: what it takes, and what it does once its parameters are in order. */
export type Operation = {
  method: 'GET' | 'POST' | 'DELETE'
  path: RegExp
  /** Throws Stripe's refusal of a wrong parameter; nothing has been done then. */
  prepare(form: Form): Prepared
}
export type Prepared = { expand: string[]; work(bank: Bank, id: string): object }

type Run<S extends Shape> = (bank: Bank, id: string, params: Checked<S>) => object

/** `route` is `POST /v1/refunds/:id`; the part `:id` is handed to `run`. */
export function operation<S extends Shape>(route: string, fields: S, run: Run<S>): Operation {
  const [method, path = ''] = route.split(' ')
  const check = shape({ ...fields, expand: optional(listOf(text(), 20)) })
  return {
    method: method as Operation['method'],
    path: new RegExp(`^${path.replace(':id', '([^/]+)')}$`),
    prepare: (form) => {
      const params = check(form, '')
      const expand = (params as { expand?: string[] }).expand ?? []
      return { expand, work: (bank, id) => run(bank, id, params as Checked<S>) }
    },
  }
}
