import { type On, run, statement } from '../platform/db/statement.ts'
import { linkOf } from './seal-acts.ts'

/** Seals that are read at a time. */
const BATCH = 1_000

/** What is wrong with the audit log at its first number that does not hold. */
export type Broken = {
  /** The seal's number, where there is one. */
  number: number | null
  /** `changed`: the act is not what was sealed. `removed`: it, or its seal, is gone. `moved`: the chain does not fit. `values`:
   * its personal values are not what was sealed. `unsealed`: nobody sealed it, and nobody will. */
  how: 'changed' | 'removed' | 'moved' | 'values' | 'unsealed'
}
export type Checked = {
  /** How many acts are sealed, and the newest link: whoever keeps it elsewhere sees whether the end was cut off. */
  sealed: number
  chainDigest: string
  waiting: number
  /** Acts whose personal values were cut out. */
  cut: number
  broken: Broken | null
}

type Sealed = {
  number: number
  digest: string
  chainDigest: string
  /** Null where the act is gone. */
  now: string | null
  /** Whether the personal values are what was sealed; null where they were cut out or there were none. */
  fits: boolean | null
}

const PAGE = statement<Sealed>(
  'audit-check-page',
  `select s.number, s.digest, s.chain_digest as "chainDigest", case when a.id is not null then audit_digest(a) end as now,
     case when v.act_id is not null then audit_values_digest(v.salt, v.before, v.after) is not distinct from a.values_digest end as fits
   from audit_seals s left join audit_acts a on a.id = s.act_id left join audit_values v on v.act_id = s.act_id
   where s.number > $1 order by s.number limit ${BATCH}`,
)
const REST = statement<{ waiting: number; cut: number; lost: boolean }>(
  'audit-check-rest',
  `select (select count(*) from audit_unsealed) as waiting,
     (select count(*) from audit_acts a where a.values_digest is not null
       and not exists (select from audit_values v where v.act_id = a.id)) as cut,
     exists (select from audit_acts a where not exists (select from audit_seals s where s.act_id = a.id)
       and not exists (select from audit_unsealed u where u.act_id = a.id)) as lost`,
)

/** Reads the whole audit log and says whether it is what was sealed. */
export async function checkActs(on: On): Promise<Checked> {
  let [sealed, chain] = [0, '']
  let broken: Broken | null = null
  for (;;) {
    const page: Sealed[] = await run(on, PAGE, [sealed])
    for (const seal of page) {
      chain = linkOf(chain, seal.digest)
      const how = whatIsWrong(seal, { number: sealed + 1, chain })
      broken ??= how && { number: sealed + 1, how }
      sealed = seal.number
      chain = seal.chainDigest
    }
    if (page.length < BATCH) break
  }
  const [rest] = await run(on, REST, [])
  const { waiting, cut, lost } = rest!
  return {
    sealed,
    chainDigest: chain,
    waiting,
    cut,
    broken: broken ?? (lost ? { number: null, how: 'unsealed' } : null),
  }
}

function whatIsWrong(
  { number, digest, chainDigest, now, fits }: Sealed,
  due: { number: number; chain: string },
): Broken['how'] | null {
  if (now === null || number !== due.number) return 'removed'
  if (now !== digest) return 'changed'
  if (chainDigest !== due.chain) return 'moved'
  return fits === false ? 'values' : null
}
