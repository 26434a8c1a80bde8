import type { Ground } from './ground.ts'

export const offeringIds = async ({ admin }: Ground, code: string): Promise<string[]> =>
  (await admin.query<{ id: string }>('select id from offerings where code like $1 order by id', [code])).rows.map(
    ({ id }) => id,
  )

/** The pools that only the bare limit sells from. */
export const poolIds = async ({ admin }: Ground): Promise<string[]> =>
  (
    await admin.query<{ id: string }>(
      `select p.id from seat_pools p join offerings o on o.id = p.offering_id where o.code like 'bare-%'`,
    )
  ).rows.map(({ id }) => id)

export const seatsSold = async ({ admin }: Ground, offeringId: string): Promise<number> =>
  (
    await admin.query<{ n: number }>(
      'select count(*)::int as n from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = $1 and s.sold_at is not null',
      [offeringId],
    )
  ).rows[0]!.n
