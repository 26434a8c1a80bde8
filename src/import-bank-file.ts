import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { judgeDeposits } from './bank/judge-deposits.ts'
import { bankFile } from './bank/queries.ts'
import { BANK_FILE_BYTES_MAX } from './bank/read-camt.ts'
import { takeBankFile } from './bank/take-bank-file.ts'
import { textOfFile } from './bank/text-of-file.ts'
import type { OpenShop } from './open-shop.ts'
import { transact } from './platform/db/transact.ts'
import { problemOf } from './platform/problems.ts'

const actor = { kind: 'job', name: 'command-line' } as const

/** Takes in one file of the bank and places what it can, and prints what became of it. False where it was refused. */
export async function importBankFile(
  { pool }: OpenShop,
  path: string,
  print: (line: string) => void,
): Promise<boolean> {
  const refused = (why: string) => {
    print(`${path}: ${why}`)
    return false
  }
  const bytes = await stat(path).then(
    ({ size }) => size,
    () => null,
  )
  if (bytes === null) return refused('there is no such file')
  if (bytes > BANK_FILE_BYTES_MAX) return refused(`larger than ${BANK_FILE_BYTES_MAX} bytes`)
  try {
    const content = textOfFile(await readFile(path))
    const { fileId, isKnown } = await transact(pool, actor, (tx) => takeBankFile(tx, { name: basename(path), content }))
    while ((await transact(pool, actor, judgeDeposits)) > 0);
    const file = (await bankFile({ client: pool }, fileId))!
    const words = isKnown ? 'taken in before, nothing changed' : `${file.newCount} new, ${file.knownCount} known before`
    print(`${path}: ${words}; ${file.waitingCount} waiting to be placed`)
    return true
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    return refused(`${problem.code}: ${problem.message}`)
  }
}
