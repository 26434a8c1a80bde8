import { z } from 'zod'
import { SELLER_ZONE } from '../platform/clock.ts'
import { MinorUnits } from '../platform/money.ts'
import type { Setting } from '../platform/settings.ts'

export const NewCompanyCredit = z
  .strictObject({
    upToMinor: MinorUnits.optional().meta({
      description: 'Øre that a company may owe on invoice for which finance has set nothing; not given: any amount',
    }),
  })
  .meta({ id: 'NewCompanyCredit' })
export type NewCompanyCredit = z.output<typeof NewCompanyCredit>

/** Not set: a company may owe any amount, until finance says otherwise of it. */
export const newCompanyCreditSetting: Setting<NewCompanyCredit> = {
  name: 'new-company-credit',
  schema: NewCompanyCredit,
}

/** What a company may owe for which nothing is set. */
export const NEW_COMPANY_LIMIT = `(select (s.value ->> 'upToMinor')::bigint from settings s
     where s.name = '${newCompanyCreditSetting.name}' and s.valid_from <= app_now() order by s.valid_from desc limit 1)`

/** Of `companies c`: the credit that finance has set and whose last day has not passed, for a lateral join named `k`. */
export const CREDIT_IN_FORCE = `(select k.id, k.amount_minor, k.until, k.reason, k.set_at from company_credits k
     where k.company_id = c.id and (k.until is null or k.until >= (app_now() at time zone '${SELLER_ZONE}')::date)
     order by k.set_at desc, k.id desc limit 1)`

/** Whether `companies c` is a public body: as finance has said, else as the register did when it was last asked. */
export const PUBLIC_BODY = `coalesce(c.public_body, (select r.public_body from register_entries r
     where r.organisation_number = c.organisation_number), false)`

/** Of `companies c` with its `k`: øre that it may owe on invoice; null is any amount. */
export const CREDIT_LIMIT = `case when k.id is not null then k.amount_minor when ${PUBLIC_BODY} then null else ${NEW_COMPANY_LIMIT} end`
