import { SLUG_MAX } from '../../catalogue/words.ts'
import type { BreakEven } from '../../developing/break-even.ts'
import { REASON_MAX } from '../../developing/decide-proposal.ts'
import { type Proposal, takenUntil } from '../../developing/proposals.ts'
import { OUTCOMES, type Outcome } from '../../developing/schema.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { moment } from '../components/when.ts'
import { typedTenths } from '../desk/amount.ts'
import { field, radios, submit, textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { PROPOSAL_WORDS } from '../words/developing.ts'
import { LEVELS, MODES, TEACHING } from '../words/offers.ts'
import { PROPOSAL_LABELS, termWords } from './proposal-form.ts'

/** From how many a run pays for itself, and when the making is paid for. */
export function breakEvenPart({ lang }: Visit, found: BreakEven | null): SafeHtml {
  const title = say(lang, { nb: 'Når det går i null', en: 'When it breaks even' })
  const lines =
    found === null
      ? [say(lang, { nb: 'Fyll ut budsjettet, så regner vi det ut.', en: 'Fill in the budget, and we work it out.' })]
      : [aRun(lang, found.participants), theMaking(lang, found.runs)]
  return html`<section class="sheet desk-part" aria-labelledby="even"><h2 id="even">${title}</h2>${lines.map((line) => html`<p>${line}</p>`)}</section>`
}

const aRun = (lang: Lang, n: number | null): string =>
  n === null
    ? say(lang, {
        nb: 'En gjennomføring går aldri i null med denne prisen.',
        en: 'A run never breaks even at this price.',
      })
    : count(lang, n, {
        one: { nb: 'En gjennomføring går i null med {n} deltaker.', en: 'A run breaks even with {n} participant.' },
        other: { nb: 'En gjennomføring går i null med {n} deltakere.', en: 'A run breaks even with {n} participants.' },
      })

const theMaking = (lang: Lang, n: number | null): string =>
  n === null
    ? say(lang, {
        nb: 'Utviklingen tjenes aldri inn med dette deltakertallet.',
        en: 'The development is never earned back with this number of participants.',
      })
    : count(lang, n, {
        one: {
          nb: 'Utviklingen er tjent inn etter {n} gjennomføring.',
          en: 'The development is earned back after {n} run.',
        },
        other: {
          nb: 'Utviklingen er tjent inn etter {n} gjennomføringer.',
          en: 'The development is earned back after {n} runs.',
        },
      })

/** As it stands, where it is not to be changed. */
export function writtenPart({ lang }: Visit, { body, currency }: Proposal): SafeHtml {
  const amount = (minor: number | null) => (minor === null ? '' : spell(money(minor, currency), lang))
  const facts: [string, string][] = [
    ...(['idea', 'need', 'targetGroup'] as const).map((name): [string, string] => [name, body[name]]),
    ['partners', body.partners.join('\n')],
    ['teachers', body.teachers.join('\n')],
    ['credits', typedTenths(body.creditTenths)],
    ['level', say(lang, LEVELS[body.level]!)],
    ['mode', say(lang, MODES[body.mode])],
    ['teachingLang', say(lang, TEACHING[body.teachingLang])],
    ['startTerm', say(lang, termWords(body.startTerm))],
    ...(['developmentMinor', 'runMinor', 'priceMinor'] as const).map((name): [string, string] => [
      name,
      amount(body[name]),
    ]),
    ['participants', body.participants === null ? '' : String(body.participants)],
    ['contactEmail', body.contactEmail],
  ]
  return html`<dl class="sheet desk-part proposal">${facts.filter(([, value]) => value !== '').map(([name, value]) => html`<div><dt>${say(lang, PROPOSAL_LABELS[name]!)}</dt><dd class="proposal__text">${value}</dd></div>`)}</dl>`
}

/** What was decided about the newest version. */
export function decisionPart({ lang }: Visit, { decision, currency, closesAt }: Proposal): SafeHtml | null {
  if (!decision) return null
  const { outcome, amountMinor, reason, returnBy, decidedAt } = decision
  const more = amountMinor !== null ? spell(money(amountMinor, currency), lang) : null
  const until = takenUntil({ decision, closesAt })
  const again = returnBy
    ? say(lang, {
        nb: `Lever på nytt før ${moment('nb', SELLER_ZONE, until)}.`,
        en: `Hand in again before ${moment('en', SELLER_ZONE, until)}.`,
      })
    : null
  return html`<section class="sheet desk-part" aria-labelledby="decided"><h2 id="decided">${say(lang, PROPOSAL_WORDS[outcome].said)}${more === null ? null : html`: ${more}`}</h2>
<p class="fine">${moment(lang, SELLER_ZONE, decidedAt)}</p>${reason === '' ? null : html`<p class="proposal__text">${reason}</p>`}${again === null ? null : html`<p>${again}</p>`}</section>`
}

const OUTCOME_WORDS: Record<Outcome, Said> = {
  granted: { nb: 'Innvilg', en: 'Grant' },
  returned: { nb: 'Send tilbake for mer', en: 'Return for more' },
  declined: { nb: 'Avslå', en: 'Decline' },
}
export const DECISION_LABELS: Record<string, Said> = {
  outcome: { nb: 'Svar', en: 'Decision' },
  amountMinor: { nb: 'Beløp, om det innvilges', en: 'Amount, where it is granted' },
  returnBy: { nb: 'Leveres på nytt før, om det sendes tilbake', en: 'Handed in again before, where it is returned' },
  reason: { nb: 'Vilkår eller begrunnelse', en: 'Conditions or reason' },
  slug: { nb: 'Kursets adresse', en: 'Address of the course' },
}

export function decisionForm({ lang, to }: Visit, form: Filled, { proposalId }: Proposal): SafeHtml {
  const label = (name: string) => say(lang, DECISION_LABELS[name]!)
  return html`<form class="form sheet desk-part" method="post" action="${to(`/admin/proposals/${proposalId}/decision`)}" novalidate><h2>${say(lang, { nb: 'Avgjør', en: 'Decide' })}</h2>
${radios(form, { name: 'outcome', legend: label('outcome'), options: OUTCOMES.map((value) => ({ value, label: say(lang, OUTCOME_WORDS[value]) })) })}
${field(form, { name: 'amountMinor', label: label('amountMinor'), plain: true, inputmode: 'decimal', max: 20 })}
${field(form, { name: 'returnBy', label: label('returnBy'), plain: true, type: 'datetime-local' })}
${textArea(form, { name: 'reason', label: label('reason'), hint: say(lang, { nb: 'Den som foreslo kurset, får det i en e-post.', en: 'Whoever proposed the course gets it by e-mail.' }), plain: true, rows: 4, max: REASON_MAX })}
<div class="actions">${submit(say(lang, { nb: 'Send svaret', en: 'Send the decision' }))}</div></form>`
}

export const courseForm = ({ lang, to }: Visit, form: Filled, { proposalId }: Proposal): SafeHtml =>
  html`<form class="form sheet desk-part" method="post" action="${to(`/admin/proposals/${proposalId}/course`)}" novalidate><h2>${say(lang, { nb: 'Lag kurset', en: 'Make the course' })}</h2>
<p>${say(lang, { nb: 'Tittel, fakultet, studiepoeng, nivå og kontakt følger med. Partnerne og andelene deres avtales på kurset.', en: 'Title, faculty, credits, level and contact come along. Partners and their shares are agreed on the course.' })}</p>
${field(form, { name: 'slug', label: say(lang, DECISION_LABELS.slug!), hint: say(lang, { nb: 'Små bokstaver og bindestrek', en: 'Small letters and hyphens' }), max: SLUG_MAX })}<div class="actions">${submit(say(lang, { nb: 'Lag kurset', en: 'Make the course' }))}</div></form>`
