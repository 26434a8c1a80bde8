import { ChangeProfile, changeProfile } from '../../access/change-profile.ts'
import { personOf } from '../../identity/fresh.ts'
import { personById } from '../../identity/queries.ts'
import { type Consent, consentsOf } from '../../orders/consents-of.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { signInFirst } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { day } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const who = 'person'
const PATH = '/account/profile'

export const profilePages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, answer: (visit) => profilePage(visit) },
  { method: 'post', path: PATH, who, answer: change },
]

const LABELS: Record<string, Said> = {
  name: { nb: 'Navn', en: 'Name' },
  lang: { nb: 'Språket vi skriver til deg på', en: 'The language we write to you in' },
}
const DONE: Record<string, Said> = { saved: { nb: 'Profilen er lagret.', en: 'The profile is saved.' } }

/** From the account page to who its owner is. */
export const profileLink = ({ lang, to }: Visit): SafeHtml =>
  html`<p><a href="${to(PATH)}">${say(lang, { nb: 'Profil og samtykker', en: 'Profile and consents' })}</a></p>`

async function profilePage(visit: Visit, refused?: Filled): Promise<Page> {
  const { lang, on, caller, to } = visit
  const { personId } = personOf(caller.actor)
  const [person, consents] = await Promise.all([personById(on, personId), consentsOf(on, personId)])
  if (!person) throw signInFirst()
  const form = refused ?? freshForm(lang, { name: person.name, lang: person.lang })
  const label = (name: string) => (LABELS[name] ? say(lang, LABELS[name]) : name)
  const title = say(lang, { nb: 'Profil og samtykker', en: 'Profile and consents' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1>${notice(visit, DONE)}${errorSummary(form, label)}
<section class="sheet account-part"><h2>${say(lang, { nb: 'Deg', en: 'You' })}</h2><p class="fine wrap">${person.email}</p>
<form class="form" method="post" action="${to(PATH)}" novalidate>${field(form, { name: 'name', label: label('name'), hint: say(lang, { nb: 'Det du alt har bestilt, og fakturaene, beholder navnet du ga da.', en: 'What you have ordered already, and invoices, keep the name that you gave then.' }), autocomplete: 'name', max: LINE_MAX })}
${select(form, {
  name: 'lang',
  label: label('lang'),
  options: [
    { value: 'nb', label: 'Norsk' },
    { value: 'en', label: 'English' },
  ],
})}
<div>${submit(say(lang, { nb: 'Lagre', en: 'Save' }))}</div></form></section>
${consentsPart(visit, consents)}`,
  }
}

function consentsPart({ lang, to }: Visit, consents: readonly Consent[]): SafeHtml {
  const on = (at: Date) => day(lang, SELLER_ZONE, at)
  const none = say(lang, { nb: 'Du har ikke godtatt noe her.', en: 'You have accepted nothing here.' })
  return html`<section class="sheet account-part"><h2>${say(lang, { nb: 'Det du har godtatt', en: 'What you have accepted' })}</h2>
${consents.length === 0 ? html`<p>${none}</p>` : html`<ul>${consents.map(({ version, firstAt }) => html`<li><a href="${to(`/terms?version=${version}`)}">${say(lang, { nb: 'Salgsvilkår', en: 'Terms of sale' })}</a> ${say(lang, { nb: `versjon ${version}, første gang ${on(firstAt)}`, en: `version ${version}, first on ${on(firstAt)}` })}</li>`)}</ul>`}
<p class="fine">${say(lang, { nb: 'Underviser du, står samtykket til å vises på kurssidene i lærerprofilen din. Andre ber vi ikke om: det er ingen sporing og ingen nyhetsbrev.', en: 'If you teach, your consent to be shown on course pages stands in your profile as a teacher. We ask for no other: there is no tracking and no newsletter.' })}</p></section>`
}

async function change(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const attempted = await attempt(() => {
    const wish = parseForm(ChangeProfile, { name: form.get('name'), lang: form.get('lang') })
    return act(till, caller.actor, (tx) => changeProfile(tx, wish))
  })
  if ('done' in attempted) return { goTo: to(`${PATH}?done=saved`) }
  const { problem } = attempted
  return { ...(await profilePage(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
