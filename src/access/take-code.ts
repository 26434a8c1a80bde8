import { wrongCode } from '../identity/problems.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { stepOf } from './authenticator.ts'
import { spendRecoveryCode } from './recovery-codes.ts'
import { unseal } from './seal.ts'

export type GivenCode = { personId: string; code: string; sessionSecret: string }

const APP_CODE = /^\d{6}$/

const LOCK = statement<{ sealedSecret: string; lastStep: string | null }>(
  'authenticator-lock',
  'select sealed_secret as "sealedSecret", last_step as "lastStep" from authenticators where person_id = $1 for update',
)
const TAKE = statement('authenticator-take', 'update authenticators set last_step = $2 where person_id = $1')

/** Takes a code of the app, once; none older than one taken before. @throws access/wrong-code */
export async function takeAppCode(tx: Tx, { personId, code, sessionSecret }: GivenCode): Promise<void> {
  const [authenticator] = await run(tx, LOCK, [personId])
  const secret = authenticator ? unseal(authenticator.sealedSecret, sessionSecret) : null
  const step = secret === null ? null : stepOf(secret, code)
  if (step === null || step <= Number(authenticator?.lastStep ?? 0)) throw wrongCode()
  await run(tx, TAKE, [personId, step])
}

/** A code of the app, or one of the recovery codes. @throws access/wrong-code */
export async function takeCode(tx: Tx, given: GivenCode): Promise<void> {
  const code = given.code.replaceAll(/\s/g, '')
  if (APP_CODE.test(code)) return takeAppCode(tx, { ...given, code })
  if (!(await spendRecoveryCode(tx, given))) throw wrongCode()
}
