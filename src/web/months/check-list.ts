import type { MonthCheck } from '../../closing/month-check.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { tag } from '../desk/tag.ts'
import type { Visit } from '../visit.ts'
import { CHECK_WORDS } from '../words/months.ts'

/** Line by line what must be good; a red one says what to do, and where. */
export const checkList = (visit: Visit, checks: readonly MonthCheck[]): SafeHtml =>
  html`<section class="desk-block" aria-labelledby="checks"><h2 id="checks">${say(visit.lang, { nb: 'Før måneden lukkes', en: 'Before the month is closed' })}</h2>
<ul class="desk-documents sheet">${checks.map((each) => line(visit, each))}</ul></section>`

function line({ lang, to }: Visit, { name, state, count, found }: MonthCheck): SafeHtml {
  const { good, wrong, mend, path } = CHECK_WORDS[name]
  if (state === 'good') return html`<li>${icon('tick')}<span>${say(lang, good)}</span></li>`
  const must =
    state === 'red'
      ? tag('danger', say(lang, { nb: 'Må ordnes', en: 'Must be mended' }))
      : tag('neutral', say(lang, { nb: 'Til orientering', en: 'For your notice' }))
  const words = `${say(lang, wrong)}: ${count}`
  return html`<li>${icon('alert')}<span>${path ? html`<a href="${to(path)}">${words}</a>` : words} ${must}
<span class="fine desk-documents__aside">${found.length > 0 ? html`${found.join(' · ')}. ` : null}${say(lang, mend)}</span></span></li>`
}
