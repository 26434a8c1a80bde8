import { personOf } from '../../identity/fresh.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { LANGS, type Lang, type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import {
  ABOUT_MAX,
  CONSENT_NOW,
  consentWords,
  GiveConsent,
  hideProfile,
  LINK_MAX,
  type OwnProfile,
  ownProfile,
  showProfile,
  WriteTeacherProfile,
  writeProfile,
} from '../../profiles/teacher-profile.ts'
import { icon } from '../components/icon.ts'
import { teacherCard } from '../components/teacher-card.ts'
import { moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import type { Entries } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit, textArea } from '../forms/field.ts'
import { type Filled, fieldOfPointer, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { tongueInLabel } from '../words/offers.ts'

const who = 'person'
const PATH = '/account/teacher-profile'

/** Where those who teach say who they are, and whether they want to be shown. */
export const teacherProfilePages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, answer: (visit) => profilePage(visit) },
  { method: 'post', path: PATH, who, answer: (visit) => write(visit) },
  { method: 'post', path: `${PATH}/consent`, who, answer: (visit) => show(visit) },
  { method: 'post', path: `${PATH}/withdrawal`, who, answer: (visit) => hide(visit) },
]

const TITLE: Said = { nb: 'Lærerprofilen din', en: 'Your profile as a teacher' }
const LABELS: Record<string, Said> = {
  name: { nb: 'Navn, slik det vises', en: 'Name, as it is shown' },
  title: { nb: 'Tittel eller fag', en: 'Title or field' },
  about: { nb: 'Om deg', en: 'About you' },
  link: { nb: 'Lenke til mer om deg', en: 'Link to more about you' },
}
const DONE: Record<string, Said> = {
  saved: { nb: 'Profilen er lagret.', en: 'The profile is saved.' },
  shown: {
    nb: 'Profilen vises nå på sidene til kursene dine.',
    en: 'The profile is shown on the pages of your courses now.',
  },
  hidden: { nb: 'Profilen vises ikke lenger noe sted.', en: 'The profile is shown nowhere any more.' },
}

function labelOf(lang: Lang, name: string): string | null {
  const [first, part] = name.split('.') as [string, string | undefined]
  const said = LABELS[part ?? first]
  if (!said) return null
  return part ? `${say(lang, said)} – ${tongueInLabel(lang, first as Lang)}` : say(lang, said)
}

async function profilePage(visit: Visit, refused?: Filled): Promise<Page> {
  const { lang, on, to, caller } = visit
  const own = await ownProfile(on, personOf(caller.actor).personId)
  const form = refused ?? formOf(lang, own)
  const title = say(lang, TITLE)
  return {
    title,
    hidden: true,
    at: PATH,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to('/teaching'), say(lang, { nb: 'Undervisning', en: 'Teaching' }), icon('back'))}<h1>${title}</h1>${notice(visit, DONE)}${errorSummary(form, (name) => labelOf(lang, name))}
${own.teaches || own.profile ? html`<div class="stack desk-block">${writing(visit, form)}${shownPart(visit, own)}${logPart(lang, own)}</div>` : html`<p class="lead">${say(lang, { nb: 'Når du er satt opp som lærer på et kurs, kan du skrive hvem du er her.', en: 'Once you are set up as the teacher of a course, you can say here who you are.' })}</p>`}`,
  }
}

function formOf(lang: Lang, { profile }: OwnProfile): Filled {
  const texts = LANGS.flatMap((each) => {
    const text = profile?.texts[each]
    return text
      ? [
          [`${each}.title`, text.title],
          [`${each}.about`, text.about],
        ]
      : []
  })
  return freshForm(lang, { name: profile?.name ?? '', link: profile?.link ?? '', ...Object.fromEntries(texts) })
}

function writing({ lang, to }: Visit, form: Filled): SafeHtml {
  const label = (name: string) => labelOf(lang, name)!
  return html`<form class="form sheet desk-part" method="post" action="${to(PATH)}" novalidate>
<p>${say(lang, { nb: 'Skriv på norsk, engelsk eller begge. Bare du kan skrive her, og ingenting vises før du sier ja under.', en: 'Write in Norwegian, English or both. Only you can write here, and nothing is shown before you say yes below.' })}</p>
${field(form, { name: 'name', label: label('name'), max: LINE_MAX, autocomplete: 'name' })}
<div class="desk-pair">${LANGS.map((each) => html`<div class="stack">${field(form, { name: `${each}.title`, label: label(`${each}.title`), max: LINE_MAX, plain: true })}${textArea(form, { name: `${each}.about`, label: label(`${each}.about`), max: ABOUT_MAX, rows: 6, optional: true })}</div>`)}</div>
${field(form, { name: 'link', label: label('link'), type: 'url', max: LINK_MAX, optional: true, hint: say(lang, { nb: 'Begynner med https://', en: 'Begins with https://' }) })}
<div>${submit(say(lang, { nb: 'Lagre profilen', en: 'Save the profile' }))}</div></form>`
}

/** How it looks where it is shown, and the word of whoever it is about. */
function shownPart({ lang, to }: Visit, { profile }: OwnProfile): SafeHtml | null {
  if (!profile) return null
  const { name, texts, link, shownSince } = profile
  const tongue = texts[lang] ? lang : texts.nb ? 'nb' : 'en'
  const card = teacherCard(lang, { name, lang: tongue, ...texts[tongue]!, link: link === '' ? null : link })
  const state = shownSince
    ? tag('success', say(lang, { nb: 'Vises', en: 'Shown' }))
    : tag('neutral', say(lang, { nb: 'Vises ikke', en: 'Not shown' }))
  return html`<section class="sheet desk-part" aria-labelledby="shown"><h2 id="shown">${say(lang, { nb: 'Slik ser det ut', en: 'How it looks' })} ${state}</h2><ul class="teachers">${card}</ul>
${
  shownSince
    ? html`<form class="stack" method="post" action="${to(`${PATH}/withdrawal`)}"><p>${say(lang, { nb: 'Du kan trekke samtykket når som helst.', en: 'You can take your consent back at any time.' })}</p>${submit(say(lang, { nb: 'Ikke vis meg lenger', en: 'Show me no longer' }), 'secondary')}</form>`
    : html`<form class="stack" method="post" action="${to(`${PATH}/consent`)}">${hidden('wording', CONSENT_NOW)}<p>${say(lang, consentWords(CONSENT_NOW))}</p>${submit(say(lang, { nb: 'Ja, vis meg på kurssidene', en: 'Yes, show me on the course pages' }))}</form>`
}</section>`
}

function logPart(lang: Lang, { consents }: OwnProfile): SafeHtml | null {
  if (consents.length === 0) return null
  const said = (given: boolean) =>
    given ? say(lang, { nb: 'Sa ja', en: 'Said yes' }) : say(lang, { nb: 'Trakk samtykket', en: 'Took it back' })
  return html`<section class="sheet desk-part" aria-labelledby="log"><h2 id="log">${say(lang, { nb: 'Samtykker', en: 'Consents' })}</h2><ul>${consents.map(({ given, wording, at }) => html`<li>${said(given)}, ${moment(lang, SELLER_ZONE, at)} <span class="fine">${say(lang, { nb: `ordlyd ${wording}`, en: `wording ${wording}` })}</span></li>`)}</ul></section>`
}

function wishFrom(form: Entries): unknown {
  const texts = LANGS.flatMap((lang) => {
    const [title, about] = [form.get(`${lang}.title`), form.get(`${lang}.about`).replaceAll('\r\n', '\n')]
    return title === '' && about === '' ? [] : [[lang, { title, about }] as const]
  })
  return { name: form.get('name'), link: form.get('link').trim(), texts: Object.fromEntries(texts) }
}

const fieldOf = (pointer: string): string => {
  const at = fieldOfPointer(pointer).replace(/^texts\.?/, '')
  return at === '' ? 'nb.title' : at
}

async function deed(visit: Visit, told: string, work: () => Promise<void>): Promise<Answer> {
  const attempted = await attempt(work)
  if ('done' in attempted) return { goTo: visit.to(`${PATH}?done=${told}`) }
  const { problem } = attempted
  return { ...(await profilePage(visit, refusedDeskForm(visit, problem, fieldOf))), status: problem.status }
}

const write = (visit: Visit): Promise<Answer> =>
  deed(visit, 'saved', async () => {
    const wish = parseForm(WriteTeacherProfile, wishFrom(visit.form))
    await act(visit.till, visit.caller.actor, (tx) => writeProfile(tx, wish))
  })

const show = (visit: Visit): Promise<Answer> =>
  deed(visit, 'shown', async () => {
    parseForm(GiveConsent, { wording: Number(visit.form.get('wording')) })
    await act(visit.till, visit.caller.actor, showProfile)
  })

const hide = (visit: Visit): Promise<Answer> =>
  deed(visit, 'hidden', () => act(visit.till, visit.caller.actor, hideProfile))
