import type { Request, Response } from 'express'
import { DAY_MS } from '../platform/clock.ts'

/** Cookies that scripts cannot read and other sites cannot send with a post. */
export type Cookies = {
  get(name: string): string | null
  set(name: string, value: string, days: number): void
  drop(name: string): void
}

export function cookiesOf(req: Request, res: Response, secure: boolean): Cookies {
  const options = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const
  return {
    get: (name) => cookieOf(req, name),
    set: (name, value, days) => void res.cookie(name, value, { ...options, maxAge: days * DAY_MS }),
    drop: (name) => void res.clearCookie(name, options),
  }
}

export function cookieOf(req: Request, name: string): string | null {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  const found = pairs.find((pair) => pair.startsWith(`${name}=`))
  return found ? decoded(found.slice(name.length + 1)) : null
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
