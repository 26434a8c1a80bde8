import { z } from 'zod'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { lineageOf } from '../../wallet/lineage-of.ts'
import { ReassignSeat, reassignSeat } from '../../wallet/reassign-seat.ts'
import { resendInvitation } from '../../wallet/resend-invitation.ts'
import { RevokeSeat, revokeSeat } from '../../wallet/revoke-seat.ts'
import { lookerOf } from '../../wallet/routes.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { LINEAGE_WORDS } from '../words/wallet.ts'
import { walletHere, walletPage } from './wallet.ts'

const ACTS = ['swap', 'revoke', 'resend'] as const
const Act = z.enum(ACTS)
const TOLD = { swap: 'swapped', revoke: 'revoked', resend: 'resent' } as const

/** Swaps, takes back or invites again whoever has the seat in the address, if it is still held as the page showed it. */
export async function actOnSeat(visit: Visit): Promise<Answer> {
  const { till, caller, form, to, lang } = visit
  const wallet = await walletHere(visit)
  const { company, offering } = wallet
  const seatId = idOf(visit, 'seat', 'seatId')
  const key = { companyId: company.id, seatId }
  const attempted = await attempt(async () => {
    const what = parseForm(Act, form.get('act'))
    const held = parseForm(RevokeSeat, { holdingId: form.get('holdingId') })
    const person = { name: form.get(`name.${seatId}`), email: form.get(`email.${seatId}`), lang }
    const swap = what === 'swap' ? parseForm(ReassignSeat, { ...held, ...person }) : null
    await act(till, caller.actor, (tx) => {
      if (swap) return reassignSeat(tx, { ...key, ...swap })
      return what === 'revoke' ? revokeSeat(tx, { ...key, ...held }) : resendInvitation(tx, { ...key, ...held })
    })
    return what
  })
  const here = `/company/${company.id}/seats/${offering.offeringId}`
  if ('done' in attempted) return { goTo: to(`${here}?done=${TOLD[attempted.done]}`) }
  const { problem } = attempted
  const fieldOf = (pointer: string) => (pointer === '/' || pointer === '' ? '' : `${pointer.slice(1)}.${seatId}`)
  return {
    ...(await walletPage(visit, await walletHere(visit), { form: refusedDeskForm(visit, problem, fieldOf), seatId })),
    status: problem.status,
  }
}

/** What has become of the seat in the address, for members of its company. */
export async function showLineage(visit: Visit): Promise<Page> {
  const { on, caller, lang, to } = visit
  const { company, offering } = await walletHere(visit)
  const lineage = await lineageOf(on, lookerOf(caller.actor, company.id), idOf(visit, 'seat', 'seatId'))
  const title = say(lang, { nb: 'Hva som har skjedd med plassen', en: 'What has become of this seat' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`${backLink(to(`/company/${company.id}/seats/${offering.offeringId}`), offering.title, icon('back'))}<h1>${title}</h1>
<ol class="desk-effects">${lineage.map(({ at, kind, name }) => html`<li>${icon('tick')}<span>${say(lang, LINEAGE_WORDS[kind]!(name ?? ''))}<span class="fine desk-documents__aside">${moment(lang, offering.zone, at)}</span></span></li>`)}</ol>`,
  }
}
