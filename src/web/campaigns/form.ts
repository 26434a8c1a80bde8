import { type CampaignLink, LEADS_TO_MAX } from '../../campaigns/link.ts'
import { NAME_MAX, NAME_MIN } from '../../campaigns/link-name.ts'
import { newestCampaigns } from '../../campaigns/queries.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { fromWallClock, onWallClock } from '../../platform/wall-clock.ts'
import { TYPED_MAX } from '../../vouchers/code.ts'
import { field, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { LINK_LABELS } from '../words/campaigns.ts'

/** The most characters of a mark that a field takes. */
const MARK_FIELD_MAX = 60
/** Campaigns that are there already and named beside the field. */
const NAMED = 6

/** What the room is given for the form. A whole address of this site may be pasted. */
export function linkFrom({ till, form }: Visit) {
  const [code, untilAt] = [form.get('code').trim(), form.get('untilAt')]
  return {
    leadsTo: ownPath(form.get('leadsTo').trim(), till.config.publicUrl),
    ...{ source: form.get('source'), medium: form.get('medium'), campaign: form.get('campaign') },
    code: code === '' ? null : code,
    untilAt: untilAt === '' ? null : fromWallClock(SELLER_ZONE, untilAt),
  }
}

/** The same with the name of a new one; without it, one is made up. */
export function newLinkFrom(visit: Visit) {
  const name = visit.form.get('name').trim()
  return { ...linkFrom(visit), ...(name === '' ? {} : { name }) }
}

const ownPath = (typed: string, publicUrl: string): string => {
  const url = URL.parse(typed)
  return url?.origin === new URL(publicUrl).origin ? url.pathname + url.search : typed
}

/** A link as its form holds it. */
export const knownLink = ({ leadsTo, source, medium, campaign, code, untilAt }: CampaignLink) => ({
  ...{ leadsTo, source, medium, campaign, code: code ?? '' },
  untilAt: untilAt === null ? '' : onWallClock(SELLER_ZONE, untilAt),
})

export const labelOfLink = (lang: Lang, name: string): string | null => {
  const said = LINK_LABELS[name]
  return said ? say(lang, said) : null
}

type LinkForm = { action: string; isNew: boolean }

/** A new link, or what one says from now on. */
export async function linkForm(visit: Visit, form: Filled, { action, isNew }: LinkForm): Promise<SafeHtml> {
  const { lang, on, to } = visit
  const label = (name: string) => say(lang, LINK_LABELS[name]!)
  const used = await newestCampaigns(on, NAMED)
  const asOthers = say(lang, {
    nb: `I bruk på lenker og rabattkoder: ${used.join(', ')}`,
    en: `In use on links and discount codes: ${used.join(', ')}`,
  })
  const mark = (name: string, hint?: string) =>
    field(form, { name, label: label(name), max: MARK_FIELD_MAX, ...(hint && { hint }) })
  const named = field(form, {
    ...{ name: 'name', label: label('name'), plain: true, max: NAME_MAX },
    hint: say(lang, {
      nb: `${NAME_MIN} til ${NAME_MAX} tegn, for eksempel varmesse. Tomt: vi finner et. Det kan ikke endres.`,
      en: `${NAME_MIN} to ${NAME_MAX} characters, such as springfair. Empty: we find one. It cannot be changed.`,
    }),
  })
  return html`<form class="form sheet desk-part desk-block" method="post" action="${to(action)}" novalidate>
${isNew ? named : null}
${field(form, { name: 'leadsTo', label: label('leadsTo'), max: LEADS_TO_MAX, hint: say(lang, { nb: 'Lim inn adressen til et kurs, en oppstart eller kurslisten med filtre', en: 'Paste the address of a course, a start or the list of courses with filters' }) })}
<div class="desk-pair">${mark('source', say(lang, { nb: 'For eksempel aftenposten', en: 'Such as aftenposten' }))}${mark('medium', say(lang, { nb: 'For eksempel annonse eller plakat', en: 'Such as advertisement or poster' }))}</div>
${mark('campaign', used.length === 0 ? undefined : asOthers)}
${field(form, { name: 'code', label: label('code'), plain: true, max: TYPED_MAX, hint: say(lang, { nb: 'Tomt: ingen. Bare til siden for et kurs', en: 'Empty: none. To the page of a course only' }) })}
${field(form, { name: 'untilAt', label: label('untilAt'), type: 'datetime-local', plain: true, hint: say(lang, { nb: 'Norsk tid. Tomt: uten slutt. Etter det fører lenken til siden uten merker og kode', en: 'Norwegian time. Empty: without end. After it the link leads to the page without marks and code' }) })}
<div>${submit(isNew ? say(lang, { nb: 'Lag lenken', en: 'Make the link' }) : say(lang, { nb: 'Lagre', en: 'Save' }))}</div></form>`
}
