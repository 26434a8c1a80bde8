import { timingSafeEqual } from 'node:crypto'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Caller } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { isOpenTo } from './may-open-order.ts'

/** Whose document it is that somebody has opened. `byLink`: they hold its link and nothing more. */
export type OpenedDocument = { orderId: string; demandId: string; byLink: boolean }

const FIND = statement<Omit<OpenedDocument, 'byLink'> & { token: string }>(
  'checkout-document-owner',
  'select order_id as "orderId", demand_id as "demandId", token from documents where id = $1',
)
const BY_TOKEN = statement<{ id: string }>('checkout-document-by-token', 'select id from documents where token = $1')

type Opener = Pick<Caller, 'actor' | 'orderTokens' | 'documentTokens'>

/**
 * Lets whoever may open its order see a document, and whoever holds its own link. A foreign one and a missing one are refused
 * alike. @throws document/unknown
 */
export async function mayOpenDocument(
  on: On,
  caller: Opener,
  { documentId, secret }: { documentId: string; secret: string },
): Promise<OpenedDocument> {
  const [found] = await run(on, FIND, [documentId])
  if (!found) throw unknown('document')
  const { token, ...document } = found
  if (await isOpenTo(on, caller, { orderId: document.orderId, secret })) return { ...document, byLink: false }
  if (caller.documentTokens.some((given) => isSame(given, token))) return { ...document, byLink: true }
  throw unknown('document')
}

/** The document that a link's token opens; null where it opens none. */
export const documentByToken = async (on: On, token: string): Promise<string | null> =>
  token === '' ? null : ((await run(on, BY_TOKEN, [token]))[0]?.id ?? null)

function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return token !== '' && one.length === other.length && timingSafeEqual(one, other)
}
