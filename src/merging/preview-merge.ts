import { rolesOf } from '../identity/queries.ts'
import type { Role } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import { hindrancesOf } from './hindrances.ts'
import { type Hindrance, mergeUnknown } from './problems.ts'
import { type SeatTwice, seatsTwice } from './seats-twice.ts'
import { type Both, openMerge } from './the-merge.ts'

/** What comes along with an account, by what it is called. */
export const COMING = [
  'addresses',
  'orders',
  'enrolments',
  'invitations',
  'companies',
  'teaching',
  'providers',
  'passkeys',
  'app',
  'password',
  'cart',
  'roles',
] as const
export type Coming = (typeof COMING)[number]

/** What merging would do. `stays` are things of the other account of which the own one keeps its own. */
export type MergePreview = {
  id: string
  here: { name: string; email: string }
  there: { name: string; email: string; addresses: string[] }
  comes: { kind: Coming; count: number }[]
  stays: Coming[]
  roles: Role[]
  twice: SeatTwice[]
  hindrances: Hindrance[]
}

type Counted = { [kind in Exclude<Coming, 'app' | 'password' | 'cart'>]: number } & {
  name: string
  email: string
  list: string[]
  app: boolean
  password: boolean
  cart: boolean
}

const COUNT = statement<Counted>(
  'merge-count',
  `select p.name, p.email, array(select a.email from person_addresses a where a.person_id = p.id order by a.email <> p.email, a.since, a.id) as list,
     (select count(*) from person_addresses a where a.person_id = p.id) as addresses,
     (select count(*) from orders o where o.person_id = p.id) as orders,
     (select count(*) from enrolments e where e.person_id = p.id and e.withdrawn_at is null) as enrolments,
     (select count(*) from seat_assignments s where s.person_id = p.id and s.ended_at is null and s.accepted_at is null) as invitations,
     (select count(*) from company_members m where m.person_id = p.id and m.ended_at is null) as companies,
     (select count(*) from offering_teachers t where t.person_id = p.id and t.ended_at is null) as teaching,
     (select count(*) from external_identities i where i.person_id = p.id) as providers,
     (select count(*) from passkeys k where k.person_id = p.id) as passkeys,
     (select count(*) from person_roles r where r.person_id = p.id) as roles,
     exists (select from authenticators t where t.person_id = p.id and t.confirmed_at is not null) as app,
     p.password_hash is not null as password,
     exists (select from carts c join cart_lines l on l.cart_id = c.id where c.person_id = p.id and c.order_id is null) as cart
   from people p where p.id = $1`,
)

/** @throws merge/unknown */
export async function previewMerge(tx: Tx, proofId: string, lang: Lang): Promise<MergePreview> {
  const merge = await openMerge(tx, proofId)
  const { here, there } = await countBoth(tx, merge)
  const twice = await seatsTwice(tx, merge, lang)
  const single = (['app', 'password', 'cart'] as const).filter((kind) => there[kind])
  const counted = COMING.flatMap((kind) => {
    const count = Number(there[kind])
    return count > 0 && !single.some((each) => each === kind && here[each]) ? [{ kind, count }] : []
  })
  return {
    id: merge.id,
    here: { name: here.name, email: here.email },
    there: { name: there.name, email: there.email, addresses: there.list },
    comes: counted,
    stays: single.filter((kind) => here[kind]),
    roles: (await rolesOf(tx, merge.there)) ?? [],
    twice,
    hindrances: await hindrancesOf(tx, merge, twice),
  }
}

async function countBoth(tx: Tx, both: Both): Promise<{ here: Counted; there: Counted }> {
  const [[here], [there]] = [await run(tx, COUNT, [both.here]), await run(tx, COUNT, [both.there])]
  if (!here || !there) throw mergeUnknown()
  return { here, there }
}
