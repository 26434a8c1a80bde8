import { sessionsOf, waysInOf } from '../../access/ways-in.ts'
import { personOf } from '../../identity/fresh.ts'
import { passkeysOf } from '../../passkeys/passkeys-of.ts'
import type { PersonActor } from '../../platform/actor.ts'
import { html } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { signInFirst } from '../../platform/problems.ts'
import { ASKED, toJoinPart } from '../company/to-join.ts'
import { providersLink } from '../components/provider-buttons.ts'
import { notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { accountLabel } from '../words/account.ts'
import { addressesLink } from './addresses.ts'
import { bouncedPart } from './bounced-part.ts'
import { ownCopyLink } from './own-copy.ts'
import { authenticatorPart, passwordPart, sessionsPart } from './parts.ts'
import { passkeysPart } from './passkeys-part.ts'
import { profileLink } from './profile.ts'

const DONE: Record<string, Said> = {
  password: {
    nb: 'Passordet er byttet, og du er logget ut alle andre steder.',
    en: 'The password is changed, and you are signed out everywhere else.',
  },
  removed: { nb: 'Innlogging krever ikke lenger kode.', en: 'Signing in asks for no code any more.' },
  passkey: {
    nb: 'Passnøkkelen er lagt til. Neste gang kan du logge inn med den.',
    en: 'The passkey is added. Next time you can sign in with it.',
  },
  'passkey-removed': { nb: 'Passnøkkelen er fjernet.', en: 'The passkey is removed.' },
  asked: ASKED,
  tried: { nb: 'Vi skriver til adressen igjen.', en: 'We write to the address again.' },
  ended: { nb: 'Du er logget ut der.', en: 'You are signed out there.' },
}

/** Everything about one's ways in, each in a part of its own. */
export async function accountPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, caller } = visit
  const actor = personOf(caller.actor)
  const { personId } = actor
  const [ways, sessions] = await Promise.all([waysInOf(on, personId), sessionsOf(on, actor)])
  const passkeys = await passkeysOf(on, personId)
  if (!ways) throw signInFirst()
  const title = say(lang, { nb: 'Konto og innlogging', en: 'Account and sign-in' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1>${notice(visit, DONE)}${errorSummary(form, accountLabel(lang))}
${await bouncedPart(visit)}
${withheld(visit, actor)}
${await toJoinPart(visit)}
${profileLink(visit)}
${addressesLink(visit)}
${passkeysPart(visit, passkeys, form)}
${authenticatorPart(visit, ways)}
${passwordPart(visit, ways, form)}
${providersLink(visit)}
${sessionsPart(visit, sessions)}
${ownCopyLink(visit)}`,
  }
}

const withheld = ({ lang }: Visit, { withheld: roles = [] }: PersonActor) =>
  roles.length === 0
    ? null
    : html`<div class="ds-alert" data-color="warning" role="status"><p>${say(lang, { nb: 'Alle som arbeider her, må logge inn med en passnøkkel eller en kode. Legg til en, og logg inn med den, så har du rollene dine igjen.', en: 'Everybody who works here must sign in with a passkey or a code. Add one and sign in with it, and your roles are back.' })}</p></div>`
