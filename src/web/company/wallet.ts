import { mayMoveSeats } from '../../moving/moved.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { freedSeatsOf } from '../../wallet/freed-seats.ts'
import { lookerOf } from '../../wallet/routes.ts'
import { type OfferingSeats, seatsOf, type WalletSeat, walletOf } from '../../wallet/wallet-of.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import { companyAnswers } from '../questions/company-part.ts'
import type { Visit } from '../visit.ts'
import { MOVE_SEATS_WORDS } from '../words/moving-seats.ts'
import { companyHere } from './company-here.ts'
import { inviteForm } from './invite-form.ts'
import { movedPart } from './moved-part.ts'
import { freedPart, tooLatePart } from './papers-parts.ts'
import { MAY_STEER, type OwnCompany, portalNav } from './portal.ts'
import { walletBar } from './wallet-bar.ts'
import { seatTable } from './wallet-seats.ts'

/** A company's seats in one offering, as one of its members looks at them. */
export type Wallet = { company: OwnCompany; offering: OfferingSeats; seats: readonly WalletSeat[] }
/** A form of this page that came back with a refusal: the one that invites, or the one of a seat. */
export type RefusedWallet = { form: Filled; seatId?: string }

const DONE: Record<string, Said> = {
  invited: {
    nb: 'Invitasjonene er på vei. De du skrev opp, er påmeldt når de har takket ja.',
    en: 'The invitations are on their way. Everybody you named is enrolled once they accept.',
  },
  swapped: {
    nb: 'Plassen er gitt til en annen. Begge får vite det på e-post.',
    en: 'The seat is somebody else’s now. Both are told by e-mail.',
  },
  revoked: {
    nb: 'Plassen er deres igjen, og den som hadde den, får vite det.',
    en: 'The seat is yours again, and whoever had it is told.',
  },
  resent: {
    nb: 'En ny invitasjon er på vei. Lenken i den forrige virker ikke lenger.',
    en: 'A new invitation is on its way. The link in the one before no longer works.',
  },
}

/** The wallet in the address. @throws offering/unknown */
export async function walletHere(visit: Visit): Promise<Wallet> {
  const { on, caller, lang } = visit
  const offeringId = idOf(visit, 'offering', 'offeringId')
  const company = await companyHere(visit)
  const looker = lookerOf(caller.actor, company.id)
  const offering = (await walletOf(on, looker, lang)).find((each) => each.offeringId === offeringId)
  if (!offering) throw unknown('offering')
  return { company, offering, seats: await seatsOf(on, looker, offeringId) }
}

export const showWallet = async (visit: Visit): Promise<Page> => walletPage(visit, await walletHere(visit))

export async function walletPage(visit: Visit, wallet: Wallet, refused?: RefusedWallet): Promise<Page> {
  const { lang, to } = visit
  const { company, offering } = wallet
  const { title, place, unnamed, isOver } = offering
  const maySteer = MAY_STEER.includes(company.role)
  const freed = offering.checksWhoComes
    ? await freedSeatsOf(visit.on, lookerOf(visit.caller.actor, company.id), offering.offeringId)
    : []
  const tooLate = offering.checksWhoComes && offering.hasBegun && !isOver && unnamed > 0
  const form = refused && refused.seatId === undefined ? refused.form : freshForm(lang)
  return {
    title,
    hidden: true,
    body: html`${backLink(to(`/company?company=${company.id}`), company.name, icon('back'))}${await portalNav(visit, company, null)}
${notice(visit, DONE)}<h1>${title}</h1><p class="fine">${days(lang, offering)} · ${place}</p>
${walletBar(lang, offering)}
${freedPart(visit, offering, freed)}${tooLate ? tooLatePart(lang) : null}${isOver || !maySteer || unnamed === 0 ? noInviting(visit, offering, maySteer) : inviteForm(visit, wallet, form)}
${seatTable(visit, wallet, refused)}${await companyAnswers(visit, { companyId: company.id, offeringId: offering.offeringId, seats: wallet.seats })}
${await movedPart(visit, { companyId: company.id, offeringId: offering.offeringId })}${isOver || !maySteer ? null : await waysOut(visit, wallet)}`,
  }
}

function noInviting({ lang }: Visit, { isOver, unnamed }: OfferingSeats, maySteer: boolean): SafeHtml | null {
  if (isOver || unnamed === 0) return null
  if (maySteer) return null
  return html`<p class="fine">${say(lang, { nb: 'Eieren eller en leder i bedriften kan gi bort plasser.', en: 'The owner or a manager of the company can give seats away.' })}</p>`
}

/** To another start, or back for money. */
async function waysOut({ lang, on, to }: Visit, { company, offering }: Wallet): Promise<SafeHtml> {
  const here = to(`/company/${company.id}/seats/${offering.offeringId}`)
  const move = html`<p class="desk-step"><a href="${here}/move">${say(lang, MOVE_SEATS_WORDS)}</a></p>`
  const mayMove = await mayMoveSeats(on, { companyId: company.id, offeringId: offering.offeringId })
  return html`${mayMove ? move : null}<p class="desk-step"><a href="${here}/give-back">${say(lang, { nb: 'Gi tilbake plasser og få penger igjen', en: 'Give seats back and get money back' })}</a></p>`
}
