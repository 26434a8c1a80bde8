import type { Request, Response } from 'express'
import type { Caller } from '../platform/http/route.ts'
import type { Lang } from '../platform/lang.ts'
import type { Till } from '../platform/till.ts'
import { cookiesOf } from './cookies.ts'
import { entriesOf } from './forms/entries.ts'
import { href, languageOf } from './href.ts'
import type { Visit } from './visit.ts'

export type PageParts = { till: Till; callerOf(req: Request): Caller }

export function visitOf({ till, callerOf }: PageParts, req: Request, res: Response): Visit {
  const { path, lang: spoken } = languageOf(req.originalUrl)
  const lang = (res.locals.lang as Lang | undefined) ?? spoken
  const caller = callerOf(req)
  const query = new URLSearchParams(path.split('?')[1] ?? '')
  const mailed = query.get('token')
  return {
    till,
    on: { client: till.connection.pool },
    caller: { ...caller, lang, orderTokens: mailed === null ? caller.orderTokens : [...caller.orderTokens, mailed] },
    ties: [],
    lang,
    path,
    params: req.params as Record<string, string>,
    query,
    form: entriesOf(req.body),
    cookies: cookiesOf(req, res, till.config.publicUrl.startsWith('https:')),
    to: (address) => href(lang, address),
    req,
    res,
  }
}
