import { FREE_DAYS, FREE_DAYS_MAX } from '../../catalogue/note-change.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import type { Start } from '../../postponing/other-start.ts'
import type { DraftOffering } from '../../storefront/draft-offering.ts'
import { days } from '../components/when.ts'
import { field, select, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { POSTPONING_LABELS } from '../words/postponing.ts'

export const postponingLabel = (lang: Lang, name: string): string | null => {
  const label = POSTPONING_LABELS[name]
  return label ? say(lang, label) : null
}

type Known = { draft: DraftOffering; others: readonly Start[]; action: string }

/** Another day, or another start: what it does is shown before anything happens. */
export function choosePart(form: Filled, { draft, others, action }: Known): SafeHtml {
  const { lang } = form
  const label = (name: string) => postponingLabel(lang, name)!
  const now = days(lang, { ...draft, endsAt: draft.startsAt })
  return html`<form class="form sheet desk-part" method="get" action="${action}" novalidate>
${field(form, { name: 'firstDay', type: 'date', label: label('firstDay'), optional: true, hint: say(lang, { nb: `Nå begynner den ${now}. Alt flyttes like mange dager, til samme klokkeslett.`, en: `It begins on ${now} now. Everything moves by as many days, at the same times of day.` }) })}
${
  others.length === 0
    ? null
    : select(form, {
        name: 'withOfferingId',
        label: label('withOfferingId'),
        hint: say(lang, {
          nb: 'De som har plass her, kommer til den andre oppstarten i stedet. Alle beholder ordren og fakturaen sin.',
          en: 'Those who have a place here come to the other start instead. Everybody keeps their order and invoice.',
        }),
        options: [
          { value: '', label: say(lang, { nb: 'Ingen', en: 'None' }) },
          ...others.map((each) => ({ value: each.offeringId, label: `${days(lang, each)}, ${each.code}` })),
        ],
      })
}
${field(form, { name: 'freeDays', type: 'number', label: label('freeDays'), min: 1, max: FREE_DAYS_MAX, size: 4, hint: say(lang, { nb: `${FREE_DAYS} er vanlig.`, en: `${FREE_DAYS} is usual.` }) })}
<div class="actions">${submit(say(lang, { nb: 'Se hva det gjør', en: 'See what it does' }))}</div></form>`
}
