import { invalid } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'

/**
 * Refuses a new password that others have lost already, where the operator has set up whom to ask (OWASP ASVS 6.2.12). Whoever
 * chooses one is never kept waiting for that: where no answer comes, the password is taken. @throws request/invalid
 */
export async function refuseLeaked({ breachedPasswords, log }: Till, password: string): Promise<void> {
  if (!breachedPasswords) return
  const hasLeaked = await breachedPasswords.hasLeaked(password).catch((error: unknown) => {
    log.warn({ reason: String(error) }, 'a new password was not compared with leaked ones')
    return false
  })
  if (hasLeaked) throw invalid('/password', 'this password has leaked from another service; choose another')
}
