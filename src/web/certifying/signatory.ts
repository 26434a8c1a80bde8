import { Signatory, setSignatory, signatorySetting } from '../../certifying/signatory.ts'
import { html } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { readSetting } from '../../platform/settings.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'

export const SIGNATORY_PATH = '/admin/certificate-signatory'
const TITLE: Said = { nb: 'Hvem som står på kursbevisene', en: 'Who stands on the certificates' }
const DONE: Record<string, Said> = {
  signatory: {
    nb: 'Lagret. Det gjelder for bevis som lages fra nå.',
    en: 'Saved. It counts for certificates made from now.',
  },
}
const FIELDS = ['name', 'title.nb', 'title.en'] as const

/** Who answers for what is certified; no signature, only a name. */
export async function showSignatory(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, on, to } = visit
  const known = await readSetting(on, signatorySetting)
  const filled =
    form ?? freshForm(lang, known ? { name: known.name, 'title.nb': known.title.nb, 'title.en': known.title.en } : {})
  const label = {
    name: { nb: 'Navn', en: 'Name' },
    'title.nb': { nb: 'Tittel på norsk', en: 'Title in Norwegian' },
    'title.en': { nb: 'Tittel på engelsk', en: 'Title in English' },
  } satisfies Record<(typeof FIELDS)[number], Said>
  return {
    title: say(lang, TITLE),
    hidden: true,
    width: 'narrow',
    at: SIGNATORY_PATH,
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${notice(visit, DONE)}${errorSummary(filled)}<h1>${say(lang, TITLE)}</h1>
<p class="lead">${say(lang, { nb: 'Navnet og tittelen står nederst på beviset. La alt stå tomt, så står ingen der.', en: 'Name and title stand at the foot of the certificate. Leave all of it empty and nobody stands there.' })}</p>
<form class="form sheet certified-parts" method="post" action="${to(SIGNATORY_PATH)}" novalidate>${FIELDS.map((name) => field(filled, { name, label: say(lang, label[name]), plain: true, max: LINE_MAX }))}
<div>${submit(say(lang, { nb: 'Lagre', en: 'Save' }))}</div></form>`,
  }
}

export async function saveSignatory(visit: Visit): Promise<Answer> {
  const { form, till, caller, to } = visit
  const [name, nb, en] = FIELDS.map((each) => form.get(each))
  const attempted = await attempt(() => {
    const isEmpty = `${name}${nb}${en}` === ''
    const wish = parseForm(Signatory, isEmpty ? null : { name, title: { nb, en } })
    return act(till, caller.actor, (tx) => setSignatory(tx, wish))
  })
  if ('done' in attempted) return { goTo: to(`${SIGNATORY_PATH}?done=signatory`) }
  const { problem } = attempted
  return { ...(await showSignatory(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
