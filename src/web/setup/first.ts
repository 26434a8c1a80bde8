import { ClaimFirstLink, claimFirstLink } from '../../identity/claim-first-link.ts'
import { hashPassword, PASSWORD_MAX, PASSWORD_MIN } from '../../identity/password.ts'
import { linkSpent } from '../../identity/problems.ts'
import { refuseLeaked } from '../../identity/refuse-leaked.ts'
import { signIn } from '../../identity/sign-in.ts'
import { html } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { linkIsOpen } from '../../setup/link-is-open.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const SPENT = new Set(['access/link-spent', 'access/has-administrator'])

export async function firstPage(visit: Visit): Promise<Page> {
  const token = visit.query.get('token') ?? ''
  return (await linkIsOpen(visit.on, token)) ? formPage(visit, freshForm(visit.lang, { token })) : spentPage(visit)
}

export async function becomeFirst(visit: Visit): Promise<Answer> {
  const attempted = await attempt(() => claim(visit))
  if ('done' in attempted) return { goTo: visit.to('/setup/seller') }
  const { problem } = attempted
  if (SPENT.has(problem.code)) return spentPage(visit)
  return { ...formPage(visit, refusedDeskForm(visit, problem)), status: problem.status }
}

async function claim({ till, on, caller, lang, form, req, res }: Visit): Promise<void> {
  const entered = { token: form.get('token'), name: form.get('name'), email: form.get('email'), lang }
  const { password, ...wish } = parseForm(ClaimFirstLink, { ...entered, password: form.all('password')[0] ?? '' })
  if (!(await linkIsOpen(on, wish.token))) throw linkSpent()
  await refuseLeaked(till, password)
  const passwordHash = await hashPassword(password)
  await act(till, caller.actor, (tx) => claimFirstLink(tx, { ...wish, passwordHash }))
  await signIn({ req, res }, till.connection.pool, { email: wish.email, password })
}

const LABELS: Record<string, Said> = {
  name: { nb: 'Navn', en: 'Name' },
  email: { nb: 'E-post', en: 'E-mail' },
  password: { nb: 'Passord', en: 'Password' },
}

function formPage({ lang, to }: Visit, form: Filled): Page {
  const title = say(lang, { nb: 'Velkommen til den nye butikken', en: 'Welcome to the new shop' })
  const label = (name: string) => say(lang, LABELS[name]!)
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1>
<p class="lead">${say(lang, { nb: 'Du blir den første administratoren. Lenken virker én gang.', en: 'You become the first administrator. The link works once.' })}</p>
<form class="form sheet account-form" method="post" action="${to('/setup')}" novalidate>${errorSummary(form, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}${hidden('token', form.value('token'))}
${field(form, { name: 'name', label: label('name'), autocomplete: 'name', max: 200 })}
${field(form, { name: 'email', label: label('email'), hint: say(lang, { nb: 'Du logger inn med den.', en: 'You sign in with it.' }), type: 'email', autocomplete: 'username', max: 254 })}
${field(form, { name: 'password', label: label('password'), hint: say(lang, { nb: `Minst ${PASSWORD_MIN} tegn. En setning er fint.`, en: `At least ${PASSWORD_MIN} characters. A sentence is fine.` }), type: 'password', autocomplete: 'new-password', max: PASSWORD_MAX })}
<div>${submit(say(lang, { nb: 'Bli administrator', en: 'Become administrator' }))}</div></form>`,
  }
}

const spentPage = (visit: Visit): Page => ({
  ...commandPage(visit, say(visit.lang, { nb: 'Lenken virker ikke lenger', en: 'This link no longer works' }), {
    text: say(visit.lang, {
      nb: 'Den er brukt, mer enn et døgn gammel eller erstattet av en nyere. Så lenge butikken ikke har en administrator, får du en ny lenke på serveren med:',
      en: 'It has been used, is more than a day old, or a newer one has taken its place. While the shop has no administrator, you get a new link on the server with:',
    }),
  }),
  status: 409,
})

/** An empty shop without anybody in charge tells its operator how to begin. */
export const runSetupPage = (visit: Visit): Page =>
  commandPage(visit, say(visit.lang, { nb: 'Butikken er ikke satt opp ennå', en: 'This shop is not set up yet' }), {
    text: say(visit.lang, {
      nb: 'Den som driver serveren, lager en lenke til den første administratoren med:',
      en: 'Whoever runs the server makes a link for the first administrator with:',
    }),
  })

const commandPage = ({ lang, to }: Visit, title: string, { text }: { text: string }): Page => ({
  title,
  hidden: true,
  width: 'narrow',
  body: html`<div class="stack"><h1>${title}</h1><p class="lead">${text}</p>
<p><code class="setup-command">npx coursetill setup</code></p>
<p><a href="${to('/sign-in')}?to=${to('/setup')}">${say(lang, { nb: 'Logg inn som administrator', en: 'Sign in as administrator' })}</a></p></div>`,
})
