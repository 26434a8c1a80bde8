import { act } from '../../platform/till.ts'
import { InvitePeople, invitePeople } from '../../wallet/invite-people.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { atPeople, givenNames, placeOfNames } from './names-command.ts'
import { walletHere, walletPage } from './wallet.ts'

/** Most people in one go by this form, as over the API. */
const Form = InvitePeople.pick({ people: true })

/** Invites everybody named, all or nothing. A refusal shows every row as it was, each with its sentence. */
export async function inviteFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to, lang } = visit
  const wallet = await walletHere(visit)
  const { company, offering } = wallet
  const given = givenNames(form)
  const attempted = await attempt(() => {
    const { people } = parseForm(Form, { people: given.people })
    const wish = { companyId: company.id, offeringId: offering.offeringId, people, lang }
    return act(till, caller.actor, (tx) => invitePeople(tx, wish))
  })
  if ('done' in attempted) return { goTo: to(`/company/${company.id}/seats/${offering.offeringId}?done=invited`) }
  const problem = atPeople(attempted.problem, given.people)
  const refused = refusedDeskForm(visit, problem, placeOfNames(lang, given))
  return { ...(await walletPage(visit, wallet, { form: refused })), status: problem.status }
}
