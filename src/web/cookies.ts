import type { Request, Response } from 'express'
import { DAY_MS } from '../platform/clock.ts'
import { prefixOf, cookiesOf as sentCookies } from '../platform/http/cookies.ts'

/** Cookies that scripts cannot read and other sites cannot send with a post. */
export type Cookies = {
  get(name: string): string | null
  set(name: string, value: string, days: number): void
  drop(name: string): void
  names(): readonly string[]
}

export function cookiesOf(req: Request, res: Response, secure: boolean): Cookies {
  const options = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const
  const sent = () => sentCookies(req.get('cookie'), secure)
  const called = (name: string) => `${prefixOf(secure)}${name}`
  return {
    get: (name) => sent().get(name) ?? null,
    set: (name, value, days) => void res.cookie(called(name), value, { ...options, maxAge: days * DAY_MS }),
    names: () => [...sent().keys()],
    drop: (name) => void res.clearCookie(called(name), options),
  }
}
