import { personOf } from '../../identity/fresh.ts'
import { TryAddress } from '../../notices/bounce-routes.ts'
import { bouncedOf } from '../../notices/bounces.ts'
import { settleBounces } from '../../notices/settle-bounces.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { submit } from '../forms/field.ts'
import { parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const PATH = '/account/address-trials'
export const bouncedPages: readonly PageRoute[] = [{ method: 'post', path: PATH, who: 'person', answer: tryIt }]

/** Tells somebody that mails do not reach them, where they see it all the same. Nothing where all is well. */
export async function bouncedPart({ lang, on, to, caller }: Visit): Promise<SafeHtml | null> {
  const bounced = await bouncedOf(on, personOf(caller.actor).personId)
  if (bounced.length === 0) return null
  return html`${bounced.map(
    ({ email, said, isWithheld }) =>
      html`<div class="ds-alert desk-notice" data-color="warning"><h2>${say(lang, { nb: `E-post til ${email} kommer ikke fram`, en: `E-mail to ${email} does not arrive` })}</h2>
<p>${isWithheld ? say(lang, { nb: 'Vi sender ikke mer dit før du sier fra at adressen virker. Det som venter, kommer da.', en: 'We send nothing more to it until you say that it works. What waits comes then.' }) : null} ${say(lang, { nb: 'Er adressen feil, legg til en annen under adressene dine og gjør den til hovedadresse.', en: 'If the address is wrong, add another among your addresses and make it the main one.' })}</p>
<form class="stack" method="post" action="${to(PATH)}"><p class="fine">${say(lang, { nb: 'E-posttjeneren svarte:', en: 'The mail server answered:' })} ${said}</p><input type="hidden" name="email" value="${email}"><div>${submit(say(lang, { nb: 'Adressen virker igjen', en: 'The address works again' }), 'secondary')}</div></form></div>`,
  )}`
}

async function tryIt({ till, caller, form, to }: Visit): Promise<Answer> {
  const { email } = parseForm(TryAddress, { email: form.get('email') })
  const { personId } = personOf(caller.actor)
  await act(till, caller.actor, (tx) => settleBounces(tx, email, personId))
  return { goTo: to('/account?done=tried') }
}
