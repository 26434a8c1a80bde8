import { Resolver } from 'node:dns/promises'
import { assertOutsideTransaction } from './db/transact.ts'

/** Whoever answers for names. Asked for texts of a domain and for nothing else: no address is looked up, and nothing is connected to. */
export type NameServers = {
  /** The texts of a domain's own TXT records; null where that could not be found out. */
  textsOf(domain: string): Promise<readonly string[] | null>
}

/** Somebody is waiting at a form: so long is an answer waited for, and so often it is asked for. */
const PATIENCE_MS = 2_000
const TRIES = 2
/** There is no such domain, or it has no text. */
const NONE = new Set(['ENOTFOUND', 'ENODATA'])

/** Those of this machine where none are named. */
export function openNameServers(servers: readonly string[] | null): NameServers {
  return {
    async textsOf(domain) {
      assertOutsideTransaction('the name servers')
      const resolver = new Resolver({ timeout: PATIENCE_MS, tries: TRIES })
      if (servers) resolver.setServers(servers)
      try {
        return (await resolver.resolveTxt(domain)).map((parts) => parts.join(''))
      } catch (error) {
        return NONE.has((error as NodeJS.ErrnoException).code ?? '') ? [] : null
      }
    },
  }
}
