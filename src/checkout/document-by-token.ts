import { RESTRICTED } from '../orders/restricted.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

const BY_TOKEN = statement<{ id: string }>(
  'checkout-document-by-token',
  `select d.id from documents d join orders o on o.id = d.order_id where d.token = $1 and not ${RESTRICTED}`,
)

/** The document that a link's token opens; null where it opens none. Holding the token is what opens it. */
export const documentByToken = async (on: On, token: string): Promise<string | null> =>
  token === '' ? null : ((await seeAs(HOUSE, () => run(on, BY_TOKEN, [token])))[0]?.id ?? null)
