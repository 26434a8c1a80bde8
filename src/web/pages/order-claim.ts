import type { OrderView } from '../../checkout/order-view.ts'
import { personOf } from '../../identity/fresh.ts'
import { seeBuying } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { claimWallet } from '../../wallet/claim-wallet.ts'
import { submit } from '../forms/field.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'

/** The contact makes the account of the company that the order was entered for, and goes on to its seats. */
export async function claimFromOrder(visit: Visit, orderId: string): Promise<Answer> {
  const { till, caller, to } = visit
  const actor = personOf(caller.actor)
  const claim = () => act(till, actor, (tx) => claimWallet(tx, { orderId, personId: actor.personId }))
  const { companyId } = await seeBuying(claim)
  return { goTo: to(`/company?company=${companyId}&done=created`) }
}

/** What an order offers its contact whose company has no account yet; to whoever only holds the link, how to get there. */
export function claimPart({ lang, to, caller, ties }: Visit, { id, claimable, payer }: OrderView): SafeHtml | null {
  if (!claimable) return null
  const words = html`<h2>${say(lang, { nb: `Lag en konto for ${payer.name}`, en: `Make an account for ${payer.name}` })}</h2><p>${say(lang, { nb: 'Da fordeler dere plassene, bytter deltakere og ser alt dere har kjøpt, på ett sted.', en: 'You then give the seats away, swap people and see all that you have bought in one place.' })}</p>`
  if (ties.includes('orderer'))
    return html`<form class="sheet desk-part desk-block" method="post" action="${to(`/orders/${id}/wallet`)}">${words}<div class="actions">${submit(say(lang, { nb: 'Lag kontoen', en: 'Make the account' }))}</div></form>`
  const back = encodeURIComponent(to(`/orders/${id}`))
  const asWhom = say(lang, { nb: `med ${payer.email}`, en: `with ${payer.email}` })
  const way =
    caller.actor.kind === 'visitor'
      ? html`<a href="${to(`/sign-in?to=${back}`)}">${say(lang, { nb: 'Logg inn', en: 'Sign in' })}</a> ${say(lang, { nb: 'eller', en: 'or' })} <a href="${to('/sign-up')}">${say(lang, { nb: 'lag en bruker', en: 'create a user' })}</a> ${asWhom}`
      : html`${say(lang, { nb: 'Logg inn', en: 'Sign in' })} ${asWhom}`
  return html`<div class="sheet desk-part desk-block">${words}<p>${way}${say(lang, { nb: ', og kom tilbake hit.', en: ', and come back here.' })}</p></div>`
}
