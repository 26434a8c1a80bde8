import type { Till } from '../platform/till.ts'
import { askProvider, type Http } from './ask-provider.ts'
import { countStart } from './limit-starts.ts'
import { providerOf } from './provider.ts'
import type { Begun } from './session-words.ts'

/**
 * Sends the browser to a provider. Its session remembers what the answer must fit to, and where the person came from.
 * @throws sign-in-provider/unknown, sign-in-provider/unavailable, access/too-many-tries
 */
export async function beginSignIn(http: Http, till: Till, { providerId, ...begun }: Begun & { providerId: string }) {
  const provider = providerOf(till, providerId)
  await countStart(till.connection.pool, http.req.ip ?? '')
  http.req.session.begun = begun
  await askProvider(http, till, provider)
}
