import type { Request, Response } from 'express'
import { passportOf } from '../identity/passport.ts'
import type { Problem } from '../platform/problems.ts'
import type { SignInProvider } from '../platform/sign-in-providers.ts'
import type { Till } from '../platform/till.ts'
import { reachProvider } from './discover.ts'
import { cancelled, notBegunHere, providerDown } from './problems.ts'
import type { Vouched } from './vouched.ts'
import { reasonOf, whatFailed } from './what-failed.ts'

export type Http = { req: Request; res: Response }
/** Somebody who is known here, an identity that is new, or nobody yet: the browser has been sent to the provider. */
export type Answered = { personId: string } | { vouched: Vouched } | null

/**
 * Lets Passport do its part: at the start it answers the request itself by sending the browser to the provider, at the callback it
 * says who came. @throws sign-in-provider/unavailable, access/sign-in-not-begun, access/sign-in-cancelled
 */
export async function askProvider({ req, res }: Http, till: Till, provider: SignInProvider): Promise<Answered> {
  const down = (error: unknown) => {
    till.log.error({ provider: provider.id, reason: reasonOf(error) }, 'sign-in provider failed')
    return providerDown(provider)
  }
  const name = await reachProvider(till, provider).catch((error: unknown) => {
    throw down(error)
  })
  return new Promise((resolve, reject) => {
    const answer = (
      error: unknown,
      user?: Express.User | false | null,
      beside?: object | string | (string | undefined)[],
    ) => {
      if (error) return reject(refusedBy(error, down))
      if (user) return resolve({ personId: user.personId })
      const vouched = vouchedIn(beside)
      if (vouched) resolve({ vouched })
      else reject(isDenied(beside) ? cancelled() : notBegunHere())
    }
    res.once('close', () => resolve(null))
    passportOf(till.connection.pool).authenticate(name, answer)(req, res, reject)
  })
}

function refusedBy(error: unknown, down: (error: unknown) => Problem): unknown {
  const failed = whatFailed(error)
  if (failed === 'ours') return error
  if (failed === 'provider') return down(error)
  return failed === 'cancelled' ? cancelled() : notBegunHere()
}

const vouchedIn = (beside: unknown): Vouched | null =>
  typeof beside === 'object' && beside !== null && 'vouched' in beside ? (beside.vouched as Vouched) : null

/** The strategy hands on the provider's answer when the person said no. */
const isDenied = (beside: unknown): boolean =>
  typeof beside === 'object' && beside !== null && 'error' in beside && beside.error === 'access_denied'
