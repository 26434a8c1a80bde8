import { fundedThrough } from '../funding/funded.ts'
import type { On } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import type { Month } from '../platform/month.ts'
import type { Draft, GrantLine, StatementContent, StatementSum } from './content.ts'
import { facultyLines, partnerLines, type Untold } from './income-drafts.ts'
import { grantsTold, sumsTold } from './told-before.ts'

type Lines = Pick<StatementContent, 'kind' | 'lines'>
type Waiting = Omit<Untold, 'lines'> & Lines

/**
 * What partners, faculties and funders would be told if the statements of a month were made now: all that was not told through its end.
 * Whoever has nothing to be told gets none. A month that is over and closed gives the same each time.
 */
export async function draftsOf(on: On, month: Month): Promise<Draft[]> {
  const partners = (await partnerLines(on, month)).map((each) => ({ ...each, kind: 'partner' as const }))
  const faculties = (await facultyLines(on, month)).map((each) => ({ ...each, kind: 'faculty' as const }))
  const funders = await funderLines(on, month)
  return summedUp(on, month, [...partners, ...faculties, ...funders])
}

/** The same for one partner, of the courses in which it has a share. */
export async function draftOfPartner(
  on: On,
  month: Month,
  { companyId, courseIds }: { companyId: string; courseIds: readonly string[] },
): Promise<Draft | null> {
  const own = (await partnerLines(on, month, courseIds)).filter(({ recipientId }) => recipientId === companyId)
  const [draft] = await summedUp(
    on,
    month,
    own.map((each) => ({ ...each, kind: 'partner' as const })),
  )
  return draft ?? null
}

async function summedUp(on: On, month: Month, waiting: readonly Waiting[]): Promise<Draft[]> {
  const told = Map.groupBy(await sumsTold(on), ({ recipientId }) => recipientId)
  return waiting
    .filter(({ lines }) => lines.length > 0)
    .map(({ recipientId, recipient, ...lines }) => ({
      recipientId,
      content: {
        month,
        recipient,
        ...lines,
        sums: sumsOf(lines.lines, told.get(recipientId) ?? []),
      } as StatementContent,
    }))
}

type OwnSum = { currency: Currency; ownMinor: number }
function sumsOf(lines: readonly OwnSum[], told: readonly OwnSum[]): StatementSum[] {
  const currencies = [...new Set([...lines, ...told].map(({ currency }) => currency))].toSorted()
  return currencies.map((currency) => ({
    currency,
    ownMinor: sumIn(currency, lines),
    toldBeforeMinor: sumIn(currency, told),
  }))
}
const sumIn = (currency: Currency, rows: readonly OwnSum[]): number =>
  rows.reduce((sum, each) => (each.currency === currency ? sum + each.ownMinor : sum), 0)

async function funderLines(on: On, month: Month): Promise<Waiting[]> {
  const told = await grantsTold(on)
  const grants = await fundedThrough(on, month)
  return [...Map.groupBy(grants, ({ funderId }) => funderId)].map(([recipientId, own]) => ({
    recipientId,
    recipient: { name: own[0]!.funder, organisationNumber: own[0]!.organisationNumber },
    kind: 'funder' as const,
    lines: own
      .map(
        ({ funderId: _id, funder: _name, organisationNumber: _number, ...grant }): GrantLine => ({
          ...grant,
          month,
          ownMinor: grant.fundedMinor - (told.get(grant.grantId) ?? 0),
        }),
      )
      .filter(isWorthTelling),
  }))
}

const isWorthTelling = ({ seatsSold, seatsReturned, completions, ownMinor }: GrantLine): boolean =>
  seatsSold > 0 || seatsReturned > 0 || completions > 0 || ownMinor !== 0
