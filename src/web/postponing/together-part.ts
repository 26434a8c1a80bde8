import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import type { Together } from '../../postponing/together.ts'
import { submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'

const COME = {
  one: { nb: '{n} kommer fra', en: '{n} comes from' },
  other: { nb: '{n} kommer fra', en: '{n} come from' },
}
const FREE = {
  one: {
    nb: '{n} av plassene som holdes av til dem, er ledig igjen.',
    en: '{n} of the seats kept for them is free again.',
  },
  other: {
    nb: '{n} av plassene som holdes av til dem, er ledige igjen.',
    en: '{n} of the seats kept for them are free again.',
  },
}

type At = { offeringId: string; starts: readonly Together[] }

/** With which starts it is held together, and the button that sells what is kept and free. */
export function togetherPart({ lang, to }: Pick<Visit, 'lang' | 'to'>, { offeringId, starts }: At): SafeHtml | null {
  if (starts.length === 0) return null
  const free = starts.reduce((sum, start) => sum + (start.follows ? 0 : Math.max(0, start.seats - start.taken)), 0)
  return html`<section class="sheet desk-part" aria-labelledby="together"><h2 id="together">${say(lang, { nb: 'Holdes sammen med', en: 'Held together with' })}</h2><ul class="desk-people">${starts.map((start) => html`<li>${saidOf(lang, start)}<br><a href="${to(`/teaching/${start.offeringId}`)}">${say(lang, { nb: `Deltakerlisten til ${start.code}`, en: `The participants of ${start.code}` })}</a></li>`)}</ul>
${free > 0 ? html`<p>${count(lang, free, FREE)}</p><form method="post" action="${to(`/admin/offerings/${offeringId}/kept-seats`)}">${submit(say(lang, { nb: 'Selg dem igjen', en: 'Sell them again' }), 'secondary')}</form>` : null}</section>`
}

const saidOf = (lang: Lang, { code, taken, follows }: Together): string =>
  follows
    ? say(lang, {
        nb: `Denne følger tidene til ${code}, som er den som selges.`,
        en: `This one follows the times of ${code}, which is the one on sale.`,
      })
    : `${count(lang, taken, COME)} ${code}.`
