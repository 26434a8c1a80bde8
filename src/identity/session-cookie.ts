import type { CookieOptions } from 'express'

/** Over https the prefix makes browsers refuse the cookie unless it is Secure, for `/`, and set by this very host (RFC 6265bis). */
export const sessionCookieName = (secure: boolean): string => (secure ? '__Host-sid' : 'sid')

export const sessionCookie = (secure: boolean) =>
  ({ httpOnly: true, sameSite: 'lax', secure, path: '/' }) as const satisfies CookieOptions
