import { type On, run, statement } from '../platform/db/statement.ts'

/** What the database alone can tell about whether the shop may open. */
export type ShopFacts = { administrator: boolean; onSale: boolean; mayChangeDocuments: boolean }

const FIND = statement<ShopFacts>(
  'setup-shop-facts',
  `select exists (select from person_roles where role = 'administrator') as administrator,
     exists (select from offerings o join courses c on c.id = o.course_id
       where o.published_at is not null and c.published_at is not null and o.sale_closes_at > app_now()) as "onSale",
     has_table_privilege('documents', 'update') or has_table_privilege('documents', 'delete') as "mayChangeDocuments"`,
)

export const shopFacts = async (on: On): Promise<ShopFacts> => (await run(on, FIND, []))[0]!
