import { NewCompanyCredit } from '../../companies/credit-limit.ts'
import { OrganisationNumber } from '../../companies/organisation-number.ts'
import { companyByNumber } from '../../companies/queries.ts'
import { CompanyStanding, setStanding } from '../../companies/set-standing.ts'
import { DecideCredit, decideCredit } from '../../credit/decide-credit.ts'
import { SetCredit, setCredit } from '../../credit/set-credit.ts'
import { setNewCompanyCredit } from '../../credit/set-new-company-credit.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { invalid } from '../../platform/problems.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { act } from '../../platform/till.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { creditPage } from './company-credit.ts'
import { CREDIT_PATH } from './credit-path.ts'
import { FINANCE_READERS as readers, FINANCE as who } from './who.ts'

type Step = {
  path: `/${string}`
  done(visit: Visit): string
  /** Which field of the page a pointer of the command means. */
  fields(visit: Visit): Record<string, string>
  work(tx: Tx, visit: Visit): Promise<unknown>
}

/** What is no amount is refused by the schema, at its field. */
const amountIn = ({ form }: Visit, name: string): number => minorOf(form.get(name), 'NOK') ?? Number.NaN

const answerWish: Step = {
  path: `${CREDIT_PATH}/wishes/:id`,
  done: ({ form }) => (form.get('granted') === 'yes' ? 'granted' : 'declined'),
  fields({ params }) {
    return { '/amountMinor': `amount-${params.id}`, '/until': `until-${params.id}`, '/answer': `answer-${params.id}` }
  },
  work(tx, visit) {
    const { form } = visit
    const id = idOf(visit, 'credit-wish')
    const granted = form.get('granted') === 'yes'
    const given = granted
      ? { granted, amountMinor: amountIn(visit, `amount-${id}`), ...filledIn({ until: form.get(`until-${id}`) }) }
      : { granted, answer: form.get(`answer-${id}`) }
    return decideCredit(tx, id, parseForm(DecideCredit, given))
  },
}

const forNewCompanies: Step = {
  path: `${CREDIT_PATH}/new-companies`,
  done: () => 'set',
  fields: () => ({ '/upToMinor': 'upTo' }),
  work(tx, visit) {
    const given = visit.form.get('upTo') === '' ? {} : { upToMinor: amountIn(visit, 'upTo') }
    return setNewCompanyCredit(tx, parseForm(NewCompanyCredit, given))
  },
}

const forOneCompany: Step = {
  path: `${CREDIT_PATH}/companies`,
  done: () => 'set',
  fields: () => ({
    ...{ '/amountMinor': 'amount', '/until': 'until', '/reason': 'reason', '/paymentTermsDays': 'terms' },
    ...{ '/publicBody': 'publicBody', '/organisationNumber': 'organisationNumber', '': 'organisationNumber' },
  }),
  async work(tx, visit) {
    const { form } = visit
    const company = await companyByNumber(tx, parseForm(OrganisationNumber, form.get('organisationNumber')))
    if (!company) throw invalid('/organisationNumber', 'nobody has bought or made an account with this number')
    const [body, days, limit] = [form.get('publicBody'), form.get('terms'), form.get('limit')]
    const standing = {
      ...(body === '' ? {} : { publicBody: body === 'yes' }),
      ...(days === '' ? {} : { paymentTermsDays: Number(days) }),
    }
    await setStanding(tx, company.id, parseForm(CompanyStanding, standing))
    if (limit === '') return
    const amountMinor = limit === 'none' ? null : amountIn(visit, 'amount')
    const given = { amountMinor, reason: form.get('reason'), ...filledIn({ until: form.get('until') }) }
    await setCredit(tx, company.id, parseForm(SetCredit, given))
  },
}

/** Where finance answers companies that ask to owe more, and decides by itself. */
export const companyCreditPages: readonly PageRoute[] = [
  { method: 'get', path: CREDIT_PATH, who: readers, reads: 'credit-wishes', answer: (visit) => creditPage(visit) },
  ...[answerWish, forNewCompanies, forOneCompany].map(
    (step): PageRoute => ({ method: 'post', path: step.path, who, answer: (visit) => take(visit, step) }),
  ),
]

async function take(visit: Visit, { done, fields, work }: Step): Promise<Answer> {
  const { till, caller, to } = visit
  const attempted = await attempt(() => act(till, caller.actor, (tx) => work(tx, visit)))
  if ('done' in attempted) return { goTo: to(`${CREDIT_PATH}?done=${done(visit)}`) }
  const { problem } = attempted
  const names = fields(visit)
  const filled = refusedDeskForm(visit, problem, (pointer) => names[pointer] ?? '')
  return { ...(await creditPage(visit, filled)), status: problem.status }
}
