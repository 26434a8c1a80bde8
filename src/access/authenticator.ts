import { Secret, TOTP } from 'otpauth'
import { processNow } from '../platform/clock.ts'

/** What every authenticator app can do (RFC 6238): SHA-1, six digits, a new code every 30 seconds. */
const KIND = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20
/** Codes of so many steps before and after now are taken, because clocks differ and people type slowly. */
const STEPS_AROUND = 1

export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/** The address that an app reads from the QR code. */
export const uriOf = (secret: string, names: { issuer: string; label: string }): string =>
  new TOTP({ ...KIND, ...names, secret: Secret.fromBase32(secret) }).toString()

/** The time step whose code this is, or null. Phones live on the world's clock, so the process's own decides, not `app_now()`. */
export function stepOf(secret: string, code: string): number | null {
  const totp = new TOTP({ ...KIND, secret: Secret.fromBase32(secret) })
  const timestamp = processNow().getTime()
  const away = totp.validate({ token: code, window: STEPS_AROUND, timestamp })
  return away === null ? null : totp.counter({ timestamp }) + away
}
