import { type On, run, statement } from '../platform/db/statement.ts'

const BY_TOKEN = statement<{ id: string }>('checkout-document-by-token', 'select id from documents where token = $1')

/** The document that a link's token opens; null where it opens none. */
export const documentByToken = async (on: On, token: string): Promise<string | null> =>
  token === '' ? null : ((await run(on, BY_TOKEN, [token]))[0]?.id ?? null)
