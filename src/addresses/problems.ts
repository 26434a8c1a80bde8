import { conflict, type Problem, unknown } from '../platform/problems.ts'

export const addressUnknown = (): Problem => unknown('address')

export const yoursAlready = (): Problem => conflict('address/yours-already', 'This is one of your addresses already.')

export const tooManyAddresses = (most: number): Problem =>
  conflict('address/too-many', `You have ${most} addresses. Remove one that you no longer use.`)

export const askedByAnother = (): Problem =>
  conflict('address/asked-by-another', 'Another account asked for this link. Sign in to that one and open it again.')

export const isMain = (): Problem =>
  conflict('address/is-main', 'This is your main address. Choose another main address first.')

export const otherCodeNeeded = (): Problem =>
  conflict(
    'address/code-needed',
    'This address belongs to an account with an authenticator app. Give the code of that app too.',
  )
