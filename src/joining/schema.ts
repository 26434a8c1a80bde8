import { sql } from 'drizzle-orm'
import { check, index, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { companies } from '../companies/schema.ts'
import { people } from '../identity/schema.ts'
import { createdAt, id, instant } from '../platform/db/columns.ts'

/** A domain of mail addresses that a company says is its own: one company's at a time, from when it is proved. */
export const companyDomains = snakeCase.table(
  'company_domains',
  {
    id: id(),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    domain: text().notNull(),
    /** What the domain's own TXT record must say. No secret: whoever may write there has the domain. */
    token: text().notNull(),
    claimedAt: createdAt(),
    claimedBy: uuid().references(() => people.id),
    provedAt: instant(),
    /** `dns`: its TXT record said so; `staff`: somebody who works here found out. */
    evidence: text().$type<'dns' | 'staff'>(),
    letsIn: text().$type<'asking' | 'at-once'>().notNull().default('asking'),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex('company_domains_proved_once')
      .on(t.domain)
      .where(sql`${t.provedAt} is not null and ${t.endedAt} is null`),
    uniqueIndex('company_domains_claimed_once').on(t.companyId, t.domain).where(sql`${t.endedAt} is null`),
    check('company_domains_lower', sql`${t.domain} = lower(${t.domain})`),
    check('company_domains_evidence_known', sql`${t.evidence} in ('dns', 'staff')`),
    check('company_domains_proved', sql`(${t.provedAt} is null) = (${t.evidence} is null)`),
    check('company_domains_lets_in_known', sql`${t.letsIn} in ('asking', 'at-once')`),
  ],
)

/** Somebody with an address at a company's domain asks to act for it. */
export const joinWishes = snakeCase.table(
  'join_wishes',
  {
    id: id(),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    askedAt: createdAt(),
    answeredAt: instant(),
    /** Null while nobody has answered, and where a program of ours did. */
    answeredBy: uuid().references(() => people.id),
    /** What they were let in as; null where the answer was no. */
    admittedAs: text().$type<'owner' | 'manager' | 'buyer' | 'finance-viewer'>(),
  },
  (t) => [
    uniqueIndex('join_wishes_open_once').on(t.companyId, t.personId).where(sql`${t.answeredAt} is null`),
    index('join_wishes_person').on(t.personId),
    check(
      'join_wishes_answered',
      sql`${t.answeredAt} is not null or (${t.answeredBy} is null and ${t.admittedAs} is null)`,
    ),
  ],
)
