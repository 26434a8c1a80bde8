import type { Fleet } from '../support/fleet.ts'

/** What says only that somebody came by, or that the work which is never done has looked again. */
const PASSING: Record<string, string> = {
  login_sessions: `to_jsonb(t) - 'last_seen_at'`,
  payments: `to_jsonb(t) - 'asked_at'`,
  refunds: `to_jsonb(t) - 'asked_at'`,
  api_keys: `to_jsonb(t) - 'last_used_at'`,
}

/** A digest of every row that the program keeps; counts of requests and the jobs' own schema are left out. */
export async function digestOfAll({ witness }: Fleet): Promise<string> {
  const tables = await witness<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('rate_limits', 'refused_requests', 'stripe_readings', 'payout_readings') order by 1`
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(row::text, '|' order by row::text), '')) as digest
       from (select ${PASSING[name] ?? 'to_jsonb(t)'} as row from public."${name}" t) rows`,
  )
  const digests = await witness.unsafe<{ name: string; digest: string }[]>(parts.join(' union all '))
  return digests
    .map(({ name, digest }) => `${name} ${digest}`)
    .toSorted()
    .join('\n')
}
