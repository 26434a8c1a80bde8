import type { Request } from 'express'
import { z } from 'zod'
import { linkSpent } from '../identity/problems.ts'
import { visitor } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import { act, type Till } from '../platform/till.ts'
import { Token } from '../platform/words.ts'
import { joinIdentity } from './join-identity.ts'
import { linkElsewhere } from './problems.ts'
import { joiningIn } from './session-words.ts'

export const ProveAddress = z.strictObject({ token: Token })

type Proved = { provider: string; subject: string; email: string; name: string; lang: Lang; cameFrom: string }
const USE = statement<Proved>(
  'joining-use',
  `update identity_joinings set used_at = app_now()
   where browser_digest = $1 and link_digest = $2 and used_at is null and link_ends_at > app_now()
   returning provider, subject, email, name, lang, came_from as "cameFrom"`,
)

/**
 * Takes the mailed link in the browser that asked for it, once: whoever holds both is the one who signed in at the provider and
 * reads that address's mail. Elsewhere the link does nothing and stays good. Who it was may `enter`, and go on to where they came
 * from. @throws access/link-elsewhere, access/link-spent
 */
export async function proveAddress(
  req: Request,
  till: Till,
  { token }: { token: string },
): Promise<{ personId: string; provider: string; cameFrom: string }> {
  const browser = joiningIn(req)
  if (browser === null) throw linkElsewhere()
  return act(till, visitor, (tx) => joinProved(tx, { browser, token }))
}

async function joinProved(tx: Tx, { browser, token }: { browser: string; token: string }) {
  const [proved] = await run(tx, USE, [digestOf(browser), digestOf(token)])
  if (!proved) throw linkSpent()
  const { email, name, lang, cameFrom } = proved
  const joined = await joinIdentity(tx, { identity: proved, owner: { email, name, lang } })
  return { ...joined, provider: proved.provider, cameFrom }
}
