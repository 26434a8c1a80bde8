import { MakeApiKey } from '../../identity/make-api-key.ts'
import { type ApiKey, apiKeysPage } from '../../identity/queries.ts'
import { type AnyRole, PROGRAM_ROLES, ROLES } from '../../platform/actor.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { idCursor, onePage, readCursor } from '../../platform/http/page-of.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { fromWallClock } from '../../platform/wall-clock.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { endKey } from '../../setup/end-key.ts'
import { makeKey } from '../../setup/make-key.ts'
import { ROLE_WORDS } from '../../setup/role-words.ts'
import { day } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { notice } from '../desk/notice.ts'
import { cursorIn, pager, withQuery } from '../desk/pager.ts'
import { tag } from '../desk/tag.ts'
import type { Entries } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit, textArea } from '../forms/field.ts'
import { type Filled, fieldOfPointer, freshForm } from '../forms/filled.ts'
import { linesIn } from '../forms/lines.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import { helpLine } from '../help/help-line.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { setupPage } from './setup-page.ts'

const who = ['administrator'] as const
const PATH = '/setup/keys'
/** Keys on one page. */
const SHOWN = 50

export const keysPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, answer: (visit) => keysPage(visit) },
  { method: 'post', path: PATH, who, answer: make },
  { method: 'post', path: `${PATH}/:id/end`, who, answer: end },
]

const LABELS: Record<string, Said> = {
  name: { nb: 'Hvilket system', en: 'Which system' },
  roles: { nb: 'Hva den får gjøre', en: 'What it may do' },
  faculties: { nb: 'Fakulteter', en: 'Faculties' },
  personal: { nb: 'Får se navn og e-postadresser', en: 'Is told names and e-mail addresses' },
  endsOn: { nb: 'Siste dag den virker', en: 'Last day it works' },
}
const DONE: Record<string, Said> = {
  ended: {
    nb: 'Nøkkelen er avsluttet og åpner ingenting lenger.',
    en: 'The key has ended and opens nothing any more.',
  },
}

/** The key itself stands on this one answer and nowhere else. */
async function make(visit: Visit): Promise<Answer> {
  const { till, caller, form } = visit
  const attempted = await attempt(() => {
    const wish = parseForm(MakeApiKey, wishOf(form))
    return act(till, caller.actor, (tx) => makeKey(tx, wish))
  })
  if ('done' in attempted) return { ...(await keysPage(visit, undefined, attempted.done.key)), at: PATH }
  const placeOf = (pointer: string) => (pointer === '/endsAt' ? 'endsOn' : fieldOfPointer(pointer))
  const refused = refusedDeskForm(visit, attempted.problem, placeOf)
  return { ...(await keysPage(visit, refused)), status: attempted.problem.status }
}

/** A key works until the end of its last day, where the seller is. */
function wishOf(form: Entries): Record<string, unknown> {
  const endsOn = form.get('endsOn')
  const wish = {
    ...{ name: form.get('name'), roles: form.all('roles'), personal: form.get('personal') === 'yes' },
    faculties: linesIn(form.get('faculties')),
  }
  return endsOn === '' ? wish : { ...wish, endsAt: fromWallClock(SELLER_ZONE, `${endsOn}T23:59:59`) }
}

async function end(visit: Visit): Promise<Answer> {
  const id = idOf(visit, 'api-key')
  await act(visit.till, visit.caller.actor, (tx) => endKey(tx, id))
  return { goTo: visit.to(`${PATH}?done=ended`) }
}

async function keysPage(visit: Visit, form: Filled = freshForm(visit.lang), made: string | null = null): Promise<Page> {
  const { lang, on, query, to } = visit
  const after = cursorIn(query)
  const asked = { limit: SHOWN + 1, after: readCursor(after ?? undefined)?.id ?? null }
  const [rows, now] = await Promise.all([apiKeysPage(on, asked), nowOf(on)])
  const { page, next } = onePage(rows, SHOWN, idCursor)
  const at = (cursor: string | null) => withQuery(to(PATH), query, { after: cursor })
  const none = html`<p class="lead">${say(lang, { nb: 'Ingen nøkler ennå. Et system som skal selge eller hente, trenger en.', en: 'No keys yet. A system that is to sell or fetch needs one.' })}</p>`
  return setupPage(
    visit,
    say(lang, { nb: 'Nøkler for andre systemer', en: 'Keys for other systems' }),
    html`${notice(visit, DONE)}${made ? newKey(visit, made) : null}${errorSummary(form, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}
${page.length === 0 ? none : html`<ul class="desk-hits">${page.map((key) => html`<li class="sheet desk-part">${keyPart(visit, key, now)}</li>`)}</ul>`}
${pager(lang, { first: after === null ? null : at(null), next: next === null ? null : at(next) })}
${keyForm(visit, form)}`,
  )
}

const newKey = ({ lang }: Visit, key: string): SafeHtml =>
  html`<div class="ds-alert desk-notice" data-color="success" role="status"><h2>${say(lang, { nb: 'Nøkkelen er laget', en: 'The key is made' })}</h2>
<p>${say(lang, { nb: 'Kopier den nå: den vises bare denne ene gangen.', en: 'Copy it now: it is shown this once only.' })}</p><p><code class="setup-key">${key}</code></p></div>`

function keyPart({ lang, to }: Visit, key: ApiKey, now: Date): SafeHtml {
  const { id, name, createdAt, lastUsedAt, endsAt } = key
  const on = (at: Date) => day(lang, SELLER_ZONE, at)
  const over = endsAt !== null && endsAt <= now
  const used = lastUsedAt
    ? say(lang, { nb: `sist brukt ${on(lastUsedAt)}`, en: `last used ${on(lastUsedAt)}` })
    : say(lang, { nb: 'aldri brukt', en: 'never used' })
  const until =
    endsAt && !over ? say(lang, { nb: ` · virker til ${on(endsAt)}`, en: ` · works until ${on(endsAt)}` }) : ''
  const words = html`${say(lang, { nb: 'Avslutt nøkkelen', en: 'End the key' })}<span class="ds-sr-only">: ${name}</span>`
  const step: Piece = over
    ? html`<p>${tag('neutral', say(lang, { nb: `Avsluttet ${on(endsAt)}`, en: `Ended ${on(endsAt)}` }))}</p>`
    : html`<form method="post" action="${to(`${PATH}/${id}/end`)}">${submit(words, 'secondary')}</form>`
  return html`<div><h2 class="setup-person">${name}</h2><p class="fine">${say(lang, { nb: `Laget ${on(createdAt)}`, en: `Made ${on(createdAt)}` })} · ${used}${until}</p></div>
<p>${mayWords(lang, key)}</p>${step}`
}

/** What a key may, in one line: its roles, of which faculties, and whether it is told names. */
function mayWords(lang: Lang, { roles, faculties, personal }: ApiKey): string {
  const parts = [
    roles.length === 0
      ? say(lang, { nb: 'Kjøper bare i eget navn', en: 'Buys for itself only' })
      : roles.map((role) => say(lang, ROLE_WORDS[role].name)).join(', '),
    ...(faculties.length === 0 ? [] : [faculties.join(', ')]),
    ...(personal ? [say(lang, { nb: 'får se navn', en: 'is told names' })] : []),
  ]
  return parts.join(' · ')
}

const roleBoxes = (lang: Lang, form: Filled, roles: readonly AnyRole[]) =>
  roles.map(
    (role) =>
      html`<div class="ds-field"><input class="ds-input" type="checkbox" id="roles-${role}" name="roles" value="${role}"${form.has('roles', role) ? html` checked` : null} aria-describedby="roles-${role}-hint"><label class="ds-label" data-weight="regular" for="roles-${role}">${say(lang, ROLE_WORDS[role].name)}</label><div data-field="description" id="roles-${role}-hint">${say(lang, ROLE_WORDS[role].may)}</div></div>`,
  )

function keyForm({ lang, to }: Visit, form: Filled): SafeHtml {
  const label = (name: string) => say(lang, LABELS[name]!)
  return html`<form class="form sheet setup-form" method="post" action="${to(PATH)}" novalidate><h2>${say(lang, { nb: 'Lag en nøkkel', en: 'Make a key' })}</h2>${helpLine(lang, 'keys')}
${field(form, { name: 'name', label: label('name'), hint: say(lang, { nb: 'For eksempel studentsystemet', en: 'The student system, for example' }), max: LINE_MAX })}
<fieldset class="ds-fieldset field" id="roles"><legend class="ds-label" data-weight="semibold">${label('roles')}</legend>
<p data-field="description">${say(lang, { nb: 'Gi den ikke mer enn den trenger. Uten kryss kan den bare kjøpe i eget navn.', en: 'Give it no more than it needs. With none ticked it can only buy for itself.' })}</p>${roleBoxes(lang, form, PROGRAM_ROLES)}</fieldset>
<fieldset class="ds-fieldset field"><legend class="ds-label" data-weight="semibold">${say(lang, { nb: 'Eller det samme som de som arbeider her', en: 'Or the same as those who work here' })}</legend>${roleBoxes(lang, form, ROLES)}</fieldset>
${textArea(form, { name: 'faculties', label: label('faculties'), hint: say(lang, { nb: 'Ett på hver linje. Tomt betyr alle. Gjelder læringsplattform, katalog og fakultetsadministrator.', en: 'One on each line. Empty means all. For learning platforms, the catalogue and faculty administrators.' }), optional: true, rows: 2 })}
<div class="ds-field field"><input class="ds-input" type="checkbox" id="personal" name="personal" value="yes"${form.has('personal', 'yes') ? html` checked` : null} aria-describedby="personal-hint"><label class="ds-label" data-weight="regular" for="personal">${label('personal')}</label><div data-field="description" id="personal-hint">${say(lang, { nb: 'Uten kryss får systemet bare vite hvem deltakere er med en id. Kryss av bare der en avtale om behandling av personopplysninger tillater det.', en: 'Without it the system is told who learners are by an id only. Tick it only where an agreement on personal data allows it.' })}</div></div>
${field(form, { name: 'endsOn', label: label('endsOn'), hint: say(lang, { nb: 'Uten dato virker den til du avslutter den', en: 'Without a day it works until you end it' }), type: 'date', optional: true })}
<div>${submit(say(lang, { nb: 'Lag nøkkelen', en: 'Make the key' }))}</div></form>`
}
