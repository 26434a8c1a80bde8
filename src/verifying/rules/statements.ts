import { INCOME } from '../../ledger/accounts.ts'
import { accountsOf, type Rule } from './rule.ts'

const INCOME_ACCOUNTS = accountsOf(...new Set(Object.values(INCOME)))
/** What all statements of a kind have told, line by line. */
const told = (kind: 'partner' | 'faculty'): string =>
  `(select l.* from issued_statements s cross join jsonb_to_recordset(s.content -> 'lines')
      as l ("courseId" uuid, month text, currency text, "incomeMinor" bigint, "partnersMinor" bigint, "ownMinor" bigint) where s.kind = '${kind}')`

/** What faculties and partners were told, against the book. */
export const STATEMENT_RULES: readonly Rule[] = [
  {
    id: 'J08 statements',
    says: {
      nb: 'Det fakultetene er meldt, er inntekten i boken, om ingen måned er åpnet siden',
      en: 'What faculties were told is the income in the book, unless a month was opened since',
    },
    broken: `select coalesce(b.currency, t.currency) from (
        select e.currency, sum(case when p.credit in ${INCOME_ACCOUNTS} then p.amount_minor else -p.amount_minor end) as minor
        from postings p join entries e on e.id = p.entry_id where (p.credit in ${INCOME_ACCOUNTS}) <> (p.debit in ${INCOME_ACCOUNTS})
          and e.posted_on < (select max(month) + interval '1 month' from statement_months) group by 1) b
      full join (select currency, sum("incomeMinor") as minor from ${told('faculty')} l group by 1) t on t.currency = b.currency
      where coalesce(b.minor, 0) <> coalesce(t.minor, 0)
        and not exists (select from month_openings o where o.signed and o.decided_at > (select max(issued_at) from statement_months))`,
  },
  {
    id: 'J08 shares',
    says: {
      nb: 'Det partnerne er meldt av et kurs, er det som er trukket fra hos fakultetet',
      en: 'What partners were told of a course is what was taken off for its faculty',
    },
    broken: `select coalesce(p."courseId", f."courseId")::text from (
        select "courseId", month, currency, sum("ownMinor") as minor from ${told('partner')} l group by 1, 2, 3) p
      full join (select "courseId", month, currency, sum("partnersMinor") as minor from ${told('faculty')} l group by 1, 2, 3) f
        on f."courseId" = p."courseId" and f.month = p.month and f.currency = p.currency
      where coalesce(p.minor, 0) <> coalesce(f.minor, 0)`,
  },
]
