import { addCost, CostBody, changeCost, removeCost, UNPRICED_CURRENCY } from '../../going/costs.ts'
import { DecisionDay, setDecisionDay } from '../../going/decision-day.ts'
import type { Currency } from '../../platform/money.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { act } from '../../platform/till.ts'
import { sellingCurrencyOf } from '../../pricing/selling-currency.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import type { Entries } from '../forms/entries.ts'
import { fieldOfPointer } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { costField } from './costs-part.ts'
import { showDecision } from './decision.ts'

/** What the form says of a cost, in the currency that the start is sold in. */
function costFrom(form: Entries, ending: string, currency: Currency): CostBody {
  const amountMinor = minorOf(form.get(costField('amount', ending)), currency)
  const [what, kind] = [form.get(costField('what', ending)), form.get(costField('kind', ending))]
  return parseForm(CostBody, { what, kind, ...(amountMinor === null ? {} : { amountMinor }) })
}

type Deed = { told: string; ending?: string; work: (offeringId: string, currency: Currency) => Promise<unknown> }

/** Does it and says so; what is refused is told where it was typed. */
async function done(visit: Visit, { told, ending = '', work }: Deed): Promise<Answer> {
  const offeringId = idOf(visit, 'offering')
  const currency = (await sellingCurrencyOf(visit.on, offeringId)) ?? UNPRICED_CURRENCY
  const attempted = await attempt(() => work(offeringId, currency))
  if ('done' in attempted) return { goTo: visit.to(`/admin/offerings/${offeringId}/decision?done=${told}`) }
  const { problem } = attempted
  const fieldOf = (pointer: string) => {
    const name = fieldOfPointer(pointer)
    if (name === 'what' || name === 'kind') return costField(name, ending)
    return name === 'amountMinor' ? costField('amount', ending) : name
  }
  return { ...(await showDecision(visit, refusedDeskForm(visit, problem, fieldOf))), status: problem.status }
}

export const addCostFromForm = (visit: Visit): Promise<Answer> =>
  done(visit, {
    told: 'cost',
    work: (offeringId, currency) => {
      const body = costFrom(visit.form, '', currency)
      return act(visit.till, visit.caller.actor, (tx) => addCost(tx, offeringId, body))
    },
  })

export function changeCostFromForm(visit: Visit): Promise<Answer> {
  const costId = idOf(visit, 'cost', 'costId')
  return done(visit, {
    ...{ told: 'cost', ending: costId },
    work: (offeringId, currency) => {
      const body = costFrom(visit.form, costId, currency)
      return act(visit.till, visit.caller.actor, (tx) => changeCost(tx, { offeringId, costId }, body))
    },
  })
}

export function removeCostFromForm(visit: Visit): Promise<Answer> {
  const costId = idOf(visit, 'cost', 'costId')
  return done(visit, {
    told: 'removed',
    work: (offeringId) => act(visit.till, visit.caller.actor, (tx) => removeCost(tx, { offeringId, costId })),
  })
}

export function setDayFromForm(visit: Visit): Promise<Answer> {
  const held = visit.form.get('decided') === 'held'
  return done(visit, {
    told: held ? 'held' : 'day',
    work: (offeringId) => {
      const day = held ? null : visit.form.get('day') || null
      const body = parseForm(DecisionDay, { day })
      return act(visit.till, visit.caller.actor, (tx) => setDecisionDay(tx, offeringId, body))
    },
  })
}
