import { conflict, type Problem, tryAgain, unknown } from '../platform/problems.ts'
import type { SignInProvider } from '../platform/sign-in-providers.ts'

/** Seconds: long enough for a provider to come back from a restart. */
export const RETRY_SECONDS = 30

export const providerUnknown = (): Problem => unknown('sign-in-provider')

export const identityUnknown = (): Problem => unknown('identity')

export const providerDown = ({ name }: Pick<SignInProvider, 'name'>): Problem =>
  tryAgain(
    'sign-in-provider/unavailable',
    `${name.en} does not answer. Try again, or sign in another way.`,
    RETRY_SECONDS,
  )

/** One answer for a wrong state, a code that was used, another browser's sign-in and another provider's: begin again. */
export const notBegunHere = (): Problem =>
  conflict('access/sign-in-not-begun', 'This sign-in was not begun in this browser, or is over already. Begin again.')

export const cancelled = (): Problem =>
  conflict('access/sign-in-cancelled', 'You were not signed in, because the sign-in was broken off.')

export const linkElsewhere = (): Problem =>
  conflict('access/link-elsewhere', 'Open the link in the browser in which you began to sign in.')

export const identityTaken = (): Problem =>
  conflict('access/identity-taken', 'This identity signs somebody else in already.')
