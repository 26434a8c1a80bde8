import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { type Currency, money, spell } from '../../platform/money.ts'
import { icon } from '../../web/components/icon.ts'
import type { Visit } from '../../web/visit.ts'
import { bankAndBooks, type Compared } from './bank-and-books.ts'

/** What the bank believes beside what we have written down: the one comparison that no bug of ours can fake. */
export async function bankDesk({ lang, on }: Visit, stripeBase: string): Promise<SafeHtml> {
  const all = await bankAndBooks(on, stripeBase)
  const agree = all.every(({ equal }) => equal)
  const amount = (minor: number, currency: Currency) => spell(money(minor, currency), lang)
  const row = ({ currency, bank, books, equal }: Compared, kind: 'captured' | 'refunded', name: string) => html`<tr>
<th scope="row">${name} (${currency})</th><td class="money">${amount(bank[kind], currency)}</td><td class="money">${amount(books[kind], currency)}</td>
<td>${equal ? say(lang, { nb: 'likt', en: 'equal' }) : say(lang, { nb: 'ulikt', en: 'differs' })}</td></tr>`
  return html`<section class="sheet" aria-labelledby="bank"><h2 id="bank">${icon('shield')}${say(lang, { nb: 'Hva banken tror', en: 'What the bank believes' })}</h2>
<div class="table-scroll" tabindex="0" role="group" aria-label="${say(lang, { nb: 'Tabell', en: 'Table' })}"><table class="ds-table"><thead><tr>
<th scope="col">${say(lang, { nb: 'Kort', en: 'Cards' })}</th><th scope="col">${say(lang, { nb: 'Banken', en: 'The bank' })}</th><th scope="col">${say(lang, { nb: 'Våre bøker', en: 'Our books' })}</th><th scope="col">${say(lang, { nb: 'Dom', en: 'Verdict' })}</th></tr></thead>
<tbody>${all.flatMap((each) => [row(each, 'captured', say(lang, { nb: 'Trukket', en: 'Captured' })), row(each, 'refunded', say(lang, { nb: 'Tilbakebetalt', en: 'Refunded' }))])}</tbody></table></div>
<p class="demo-verdict${agree ? '' : ' demo-verdict--wrong'}">${icon(agree ? 'tick' : 'alert')}<span>${
    agree
      ? say(lang, { nb: 'Banken og bøkene er enige på øret.', en: 'Bank and books agree to the last øre.' })
      : say(lang, {
          nb: 'De er ikke enige akkurat nå. Er en betaling underveis, rettes det av seg selv i løpet av sekunder.',
          en: 'They do not agree right now. If a payment is under way it settles by itself within seconds.',
        })
  }</span></p>
<p><a href="/demo/bank?lang=${lang}">${say(lang, { nb: 'Alle betalinger, sett fra banken', en: 'All payments, as the bank sees them' })}</a></p></section>`
}
