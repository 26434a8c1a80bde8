import { randomInt } from 'node:crypto'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf } from '../platform/ids.ts'

/** How many are given, and how many characters each has: 60 bits (OWASP ASVS 6.5.5 asks for 20 and a limit on tries). */
const CODES = 10
const LENGTH = 12
/** No letter that is taken for another or for a figure. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

const DROP = statement('recovery-codes-drop', 'delete from recovery_codes where person_id = $1')
const WRITE = statement(
  'recovery-codes-write',
  'insert into recovery_codes (digest, person_id, created_at) select digest, $2, $3 from unnest($1::text[]) as digest',
)
const USE = statement<{ digest: string }>(
  'recovery-code-use',
  'update recovery_codes set used_at = app_now() where digest = $1 and person_id = $2 and used_at is null returning digest',
)

/** New codes in place of those before. They are shown once: only their digests are kept. */
export async function giveRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newCode)
  await run(tx, DROP, [personId])
  await run(tx, WRITE, [codes.map((code) => digestFor(personId, code)), personId, tx.now])
  return codes.map((code) => code.match(/.{4}/g)!.join('-'))
}

/** Spends a code, however it was typed. False where it is none of theirs, or was spent before. */
export async function spendRecoveryCode(tx: Tx, { personId, code }: { personId: string; code: string }) {
  const typed = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return (await run(tx, USE, [digestFor(personId, typed), personId])).length > 0
}

const newCode = (): string => Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
const digestFor = (personId: string, code: string): string => digestOf(`${personId} ${code}`)
