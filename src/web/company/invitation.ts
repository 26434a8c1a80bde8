import { AcceptInvitation, acceptInvitation } from '../../companies/accept-invitation.ts'
import { INVITATION_PATH, type Invited, invitationByDigest, maskedAddress } from '../../companies/invitation.ts'
import { invitationSpent, invitedAnother } from '../../companies/problems.ts'
import { ownsAddress } from '../../identity/owns-address.ts'
import { HOUSE, seeAs, seeBuying } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { digestOf } from '../../platform/ids.ts'
import { type Said, say } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden, submit } from '../forms/field.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { MEMBER_ROLES } from '../words/members.ts'

/** Where a mailed invitation leads: it shows who asks, and somebody with the invited address answers by pressing a button. */
export const invitationPages: readonly PageRoute[] = [
  { method: 'get', path: INVITATION_PATH, who: 'anyone', answer: showInvitation },
  { method: 'post', path: INVITATION_PATH, who: 'person', answer: answerInvitation },
]

const TITLE: Said = { nb: 'Invitasjon til å handle for en bedrift', en: 'Invitation to act for a company' }

async function showInvitation(visit: Visit): Promise<Page> {
  const { query, caller, on, lang } = visit
  const { actor } = caller
  const token = query.get('token') ?? ''
  // Whoever holds the link reads the mail of that address: they are shown who asks, whoever they are signed in as.
  const invited = await seeAs(HOUSE, () => invitationByDigest(on, digestOf(token)))
  if (!invited?.open) return refused(visit, invitationSpent())
  if (actor.kind !== 'person') return framed(visit, html`${asks(visit, invited)}${signInFirst(visit, token)}`)
  if (!(await ownsAddress(on, actor.personId, invited.email)))
    return refused(
      visit,
      invitedAnother(maskedAddress(invited.email)),
      html`${asks(visit, invited)}${otherPerson(visit, invited)}`,
    )
  return framed(
    visit,
    html`${asks(visit, invited)}<form class="form sheet" method="post" action="${visit.to(INVITATION_PATH)}">${hidden('token', token)}
<div class="actions">${submit(say(lang, { nb: 'Ja, bli med', en: 'Yes, join' }))}</div></form>`,
  )
}

async function answerInvitation(visit: Visit): Promise<Answer> {
  const { form, till, caller, to } = visit
  const attempted = await attempt(() => {
    const wish = parseForm(AcceptInvitation, { token: form.get('token') })
    return seeBuying(() => act(till, caller.actor, (tx) => acceptInvitation(tx, wish)))
  })
  if ('done' in attempted) return { goTo: to(`/company?company=${attempted.done.companyId}&done=joined`) }
  return refused(visit, attempted.problem)
}

function asks({ lang }: Visit, { company, role, email }: Invited): SafeHtml {
  const what = say(lang, MEMBER_ROLES[role])
  return html`<p class="lead"><strong>${company}</strong> ${say(lang, { nb: 'inviterer', en: 'invites' })} ${maskedAddress(email)} ${say(lang, { nb: `til å handle for bedriften. Rolle: ${what}.`, en: `to act for the company. Role: ${what}.` })}</p>`
}

function signInFirst({ lang, to }: Visit, token: string): SafeHtml {
  const back = new URLSearchParams({ to: to(`${INVITATION_PATH}?${new URLSearchParams({ token })}`) })
  return html`<div class="sheet desk-part"><p>${say(lang, { nb: 'Logg inn med adressen som fikk invitasjonen, så kan du svare.', en: 'Sign in with the address that got the invitation, and you can answer.' })}</p>
<div class="actions"><a class="ds-button" href="${to(`/sign-in?${back}`)}">${say(lang, { nb: 'Logg inn', en: 'Sign in' })}</a><a href="${to('/sign-up')}">${say(lang, { nb: 'Lag en konto', en: 'Make an account' })}</a></div>
<p class="fine">${say(lang, { nb: 'Lager du en konto, så åpne lenken i invitasjonen igjen når den er klar.', en: 'If you make an account, open the link of the invitation again when it is ready.' })}</p></div>`
}

const otherPerson = ({ lang, to }: Visit, { email }: Invited): SafeHtml =>
  html`<div class="sheet desk-part"><p>${say(lang, { nb: `Du er logget inn som en annen. Invitasjonen kan bare besvares av den som har ${maskedAddress(email)}. Logg ut, og åpne lenken igjen.`, en: `You are signed in as somebody else. Only who has ${maskedAddress(email)} can answer this invitation. Sign out and open the link again.` })}</p>
<form method="post" action="${to('/sign-out')}">${submit(say(lang, { nb: 'Logg ut', en: 'Sign out' }), 'secondary')}</form></div>`

function refused(visit: Visit, problem: Problem, body: SafeHtml | null = null): Page {
  return { ...framed(visit, html`${errorSummary(refusedDeskForm(visit, problem))}${body}`), status: problem.status }
}

function framed({ lang }: Visit, body: SafeHtml): Page {
  const title = say(lang, TITLE)
  return { title, hidden: true, width: 'narrow', body: html`<h1>${title}</h1>${body}` }
}
