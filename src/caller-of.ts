import type { Request } from 'express'
import { actorOf } from './identity/actor-of.ts'
import { cookiesOf } from './platform/http/cookies.ts'
import type { Caller } from './platform/http/route.ts'
import type { Lang } from './platform/lang.ts'

/** The most order and document cookies that are looked at: a browser that has opened more shows the newest. */
const TOKENS_MAX = 20

/** Reads who asks and what they hold from a request. Headers are for programs, cookies for browsers. */
export function callerOf(req: Request): Caller {
  const cookies = cookiesOf(req.get('cookie'), req.secure)
  const held = (prefix: string, header: string) => {
    const tokens = [...cookies].filter(([name]) => name.startsWith(prefix)).map(([, token]) => token)
    return [req.get(header), ...tokens.slice(-TOKENS_MAX)].filter((token) => token !== undefined)
  }
  const lang: Lang = req.acceptsLanguages(['nb', 'no', 'en']) === 'en' ? 'en' : 'nb'
  return {
    actor: actorOf(req),
    lang,
    ip: req.ip ?? '',
    requestId: String(req.id),
    cartToken: req.get('cart-token') ?? cookies.get('cart')?.split('.')[1] ?? null,
    orderTokens: held('order_', 'order-token'),
    documentTokens: held('document_', 'document-token'),
    idempotencyKey: req.get('idempotency-key') ?? null,
  }
}
