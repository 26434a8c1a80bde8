import { GiveAccount, giveAccount, type Opened, openLink } from '../../paying-back/give-account.ts'
import { PAYBACK_PATH } from '../../paying-back/mail-link.ts'
import { dayIn, SELLER_ZONE } from '../../platform/clock.ts'
import { HOUSE, seeAs } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { Problem } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { spelledDay } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { amountWords } from '../words/bank.ts'

/** As many signs as fit a spaced IBAN. */
const ACCOUNT_SIZE = 30

/** Where a payee says to which account their money is to go. */
export const payeePages: readonly PageRoute[] = [
  { method: 'get', path: PAYBACK_PATH, who: 'anyone', answer: showToPayee },
  { method: 'post', path: PAYBACK_PATH, who: 'anyone', answer: takeAccount },
]

/** Null where the link opens nothing: it is told in words of its own. */
const opened = ({ till }: Visit, token: string): Promise<Opened | null> =>
  openLink(till, token).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  })

async function showToPayee(visit: Visit): Promise<Page> {
  const token = visit.query.get('token') ?? ''
  const payback = await opened(visit, token)
  if (!payback?.isOpen) return { ...closedPage(visit), status: payback ? 200 : 404 }
  const form = freshForm(visit.lang, { holderName: payback.payeeName ?? '' })
  return page(visit, { payback, token, form })
}

async function takeAccount(visit: Visit): Promise<Answer> {
  const { till, caller, form } = visit
  const token = form.get('token')
  const payback = await opened(visit, token)
  if (!payback?.isOpen) return { ...closedPage(visit), status: payback ? 409 : 404 }
  const attempted = await attempt(() => {
    const wish = parseForm(GiveAccount, { token, account: form.get('account'), holderName: form.get('holderName') })
    return seeAs(HOUSE, () => act(till, caller.actor, (tx) => giveAccount(tx, wish)))
  })
  if ('done' in attempted) return thanks(visit, payback)
  const { problem } = attempted
  return { ...page(visit, { payback, token, form: refusedDeskForm(visit, problem) }), status: problem.status }
}

type Shown = { payback: Opened; token: string; form: Filled }

function page(visit: Visit, { payback, token, form }: Shown): Page {
  const { lang, to } = visit
  const amount = amountWords(lang, payback.amountMinor, 'NOK')
  const title = say(lang, { nb: `${amount} skal tilbake`, en: `${amount} goes back` })
  const until = spelledDay(lang, dayIn(SELLER_ZONE, payback.endsAt))
  return {
    title,
    hidden: true,
    at: `${PAYBACK_PATH}?${new URLSearchParams({ token })}`,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`<h1>${title}</h1><p class="lead">${payback.payeeName} · ${payback.message}</p>${errorSummary(form)}
<div class="desk-block"><form class="form sheet desk-part" method="post" action="${to(PAYBACK_PATH)}" novalidate>${hidden('token', token)}
<p>${say(lang, { nb: `Hvilken konto skal pengene til? Svar innen ${until}. Lenken virker én gang.`, en: `To which account is the money to go? Answer by ${until}. The link works once.` })}</p>
${field(form, {
  name: 'account',
  label: say(lang, { nb: 'Kontonummer', en: 'Account number' }),
  hint: say(lang, { nb: '11 sifre, eller et IBAN fra utlandet', en: '11 digits, or an IBAN from abroad' }),
  inputmode: 'text',
  size: ACCOUNT_SIZE,
  max: 50,
})}
${field(form, { name: 'holderName', label: say(lang, { nb: 'Hvem eier kontoen', en: 'Whose account it is' }), max: LINE_MAX })}
<p class="fine">${say(lang, { nb: 'Vi bruker kontonummeret til denne utbetalingen og sletter det 90 dager etter. Vi spør aldri om passord, BankID eller kortnummer.', en: 'We use the account number for this payment and delete it 90 days later. We never ask for a password, BankID or a card number.' })}</p>
<div>${submit(say(lang, { nb: 'Bekreft kontoen', en: 'Confirm the account' }))}</div></form></div>`,
  }
}

function thanks({ lang }: Visit, payback: Opened): Page {
  const title = say(lang, { nb: 'Takk, kontoen er registrert', en: 'Thank you, we have the account' })
  const amount = amountWords(lang, payback.amountMinor, 'NOK')
  return said(
    title,
    html`<p class="lead">${say(lang, { nb: `To personer hos oss ser over før ${amount} sendes til banken. Ble noe feil, så kontakt oss: kontoen endres bare med en ny lenke.`, en: `Two people here look it over before ${amount} is sent to the bank. If something went wrong, contact us: the account changes only by a new link.` })}</p>`,
  )
}

function closedPage({ lang }: Visit): Page {
  const title = say(lang, { nb: 'Lenken virker ikke lenger', en: 'This link does not work any more' })
  return said(
    title,
    html`<p class="lead">${say(lang, { nb: 'Den er brukt, gått ut eller erstattet av en nyere. Se etter en nyere e-post, eller kontakt oss.', en: 'It has been used, has run out or has been replaced. Look for a newer mail, or contact us.' })}</p>`,
  )
}

const said = (title: string, body: SafeHtml): Page => ({
  title,
  hidden: true,
  at: PAYBACK_PATH,
  body: html`<h1>${title}</h1>${body}`,
})
