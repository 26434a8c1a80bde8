import { expect } from 'vitest'
import { type Answer, ask, until } from '../support/buyer.ts'
import type { House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { bearer, make, type Offering } from '../support/make.ts'
import { type Firm, openFirm } from '../wallet/firm.ts'

export type Headers = Record<string, string>
export const nok = (minor: number) => ({ minor, currency: 'NOK' })
/** What is left of a prepaid and what became of it, as the API says it. */
export type Standing = Record<string, unknown> & { leftMinor: number; drawnMinor: number; state: string }

let numbered = 0

/** A firm, and what it and the staff do with what it pays for before. */
export async function openPrepaidDesk(house: House, name = 'Fjord Firma AS') {
  const firm = await openFirm(house, name)
  const finance = bearer(await make.client(house, ['finance']))
  const here = `${house.url}/companies/${firm.id}/prepaid`
  const send = (url: string, headers: Headers, body: unknown): Promise<Answer> =>
    ask(url, { method: 'POST', headers, body })
  const courseOf = async ({ offeringId }: Pick<Offering, 'offeringId'>): Promise<string> =>
    (await house.witness(`select course_id from offerings where id = '${offeringId}'`))[0]!.course_id
  const offer = async (change: object = {}, headers = finance): Promise<Answer> =>
    send(here, headers, {
      ...{ number: `2026/${++numbered}`, places: 4, net: nok(1_600_000), courseIds: null, atEnd: 'income' },
      ...{ untilDay: await dayOf(house, -300), answerBy: await dayOf(house, -30), ...change },
    })
  const accept = (prepaidId: string, change: object = {}, headers: Headers = firm.owner.headers): Promise<Answer> =>
    send(`${here}/${prepaidId}/accept`, headers, {
      ...{ acceptedSalesTerms: 1, contactName: 'Olga Eier', contactEmail: 'olga@firma.test', ...change },
    })
  const standing = async (prepaidId: string, headers: Headers = finance): Promise<Standing> => {
    const { body } = await ask(here, { headers })
    return (body.prepaid as Standing[]).find((each) => each.prepaidId === prepaidId)!
  }
  const untilRunning = (prepaidId: string) =>
    until(
      () => standing(prepaidId),
      ({ state }) => state === 'running',
    )
  /** Offered, said yes to, and its invoice issued. */
  async function prepaid(change: object = {}): Promise<{ prepaidId: string; orderId: string }> {
    const made = await offer(change)
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const prepaidId = String(made.body.prepaidId)
    const accepted = await accept(prepaidId)
    expect(accepted.status, JSON.stringify(accepted.body)).toBe(201)
    await untilRunning(prepaidId)
    return { prepaidId, orderId: String(accepted.body.orderId) }
  }
  type Drawing = { prepaidId: string; total: number; quantity?: number; headers?: Headers; payer?: Firm['payer'] }
  const draw = ({ offeringId }: Pick<Offering, 'offeringId'>, drawing: Drawing): Promise<Answer> => {
    const { prepaidId, total, quantity = 1, headers = firm.owner.headers, payer = firm.payer } = drawing
    return firm.send('/orders', headers, {
      lines: [{ offeringId, quantity }],
      ...{ payer, payBy: 'prepaid', prepaidId, acceptedSalesTerms: 1, expectedTotal: nok(total) },
    })
  }
  const credit = (orderId: string, body: object): Promise<Answer> =>
    firm.send(`/orders/${orderId}/credit-note`, finance, { reason: 'Avbestilt', ...body })
  const balance = async (): Promise<number> => {
    const [row] =
      await house.witness(`select coalesce(sum(case when p.credit = r.account then p.amount_minor else -p.amount_minor end), 0)::int as minor
      from postings p join account_roles r on r.role = 'prepaid-places' and r.account in (p.debit, p.credit)`)
    return row!.minor
  }
  return { firm, finance, here, offer, accept, standing, prepaid, draw, credit, courseOf, balance }
}
export type PrepaidDesk = Awaited<ReturnType<typeof openPrepaidDesk>>
