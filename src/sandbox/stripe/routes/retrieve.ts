import { missing } from '../refuse.ts'
import type { Kind } from '../tables.ts'
import { type Operation, operation } from './operation.ts'

/** `GET /v1/…/:id`; `name` is what Stripe calls the resource when there is none of that id. */
export const retrieve = (url: string, kind: Kind, name: string): Operation =>
  operation(`GET ${url}/:id`, {}, (bank, id) => {
    const found = bank.find(kind, id)
    if (found === undefined) throw missing(name, id)
    return found
  })
