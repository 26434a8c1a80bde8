import { verifyPath } from '../../certifying/addresses.ts'
import { Code } from '../../certifying/code.ts'
import type { CertificateContent } from '../../certifying/content.ts'
import { factsInWords } from '../../certifying/facts-in-words.ts'
import type { Certificate } from '../../certifying/queries.ts'
import { verifyCertificate } from '../../certifying/verify-certificate.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { problemOf } from '../../platform/problems.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import { field, submit } from '../forms/field.ts'
import { freshForm } from '../forms/filled.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

export const verifyPages: readonly PageRoute[] = [
  { method: 'get', path: '/verify', who: 'anyone', answer: askForCode },
  { method: 'get', path: '/verify/:code', who: 'anyone', answer: showVerified },
]

const ASK: Said = { nb: 'Se om et kursbevis er ekte', en: 'See whether a certificate is genuine' }

/** Where a code is typed that stands on paper. */
function askForCode({ lang, to, query }: Visit): Answer {
  const code = Code.safeParse(query.get('code') ?? '')
  if (code.success && code.data !== '') return { goTo: to(verifyPath(encodeURIComponent(code.data))) }
  return {
    title: say(lang, ASK),
    hidden: true,
    width: 'narrow',
    body: html`<h1>${say(lang, ASK)}</h1>
<p class="lead">${say(lang, { nb: 'Koden står nederst til venstre på beviset.', en: 'The code stands at the bottom left of the certificate.' })}</p>${codeForm({ lang, to })}`,
  }
}

const codeForm = ({ lang, to }: Pick<Visit, 'lang' | 'to'>): SafeHtml =>
  html`<form class="form sheet certified-parts" method="get" action="${to('/verify')}">${field(freshForm(lang), { name: 'code', label: say(lang, { nb: 'Koden på beviset', en: 'The code on the certificate' }), hint: say(lang, { nb: 'Fire grupper med fem tegn. Store og små bokstaver er det samme.', en: 'Four groups of five signs. Capitals and small letters are the same.' }), plain: true, max: 60 })}
<div>${submit(say(lang, { nb: 'Se etter', en: 'Look' }))}</div></form>`

/** What was certified, by whom and when, and whether it holds: to whoever was given the address. */
async function showVerified(visit: Visit): Promise<Answer> {
  const { lang, till, caller, params } = visit
  const code = Code.safeParse(params.code ?? '')
  if (!code.success) return unknownCode(visit)
  const found = await verifyCertificate({ till, ip: caller.ip }, code.data).catch((error: unknown) => {
    if (problemOf(error)?.status === 404) return null
    throw error
  })
  if (found === null) return unknownCode(visit)
  const { title, why } = STANDING[found.content === null ? 'gone' : found.state]
  return {
    title: say(lang, title),
    hidden: true,
    width: 'narrow',
    body: html`<div class="certified certified--${found.content === null ? 'gone' : found.state}">${icon(found.state === 'valid' && found.content ? 'shield' : 'alert')}
<h1>${say(lang, title)}</h1></div><p class="lead">${say(lang, why)}</p>
${found.content === null ? null : certifiedPart(visit, found, found.content)}`,
  }
}

function unknownCode({ lang, to }: Visit): Page {
  const title = say(lang, { nb: 'Vi finner ikke beviset', en: 'We cannot find this certificate' })
  return {
    title,
    hidden: true,
    status: 404,
    width: 'narrow',
    body: html`<h1>${title}</h1><p class="lead">${say(lang, {
      nb: 'Ingen bevis her har denne koden. Kanskje er et tegn lest feil. Skriv den slik den står på beviset:',
      en: 'No certificate here has this code. Perhaps one sign was misread. Type it as it stands on the certificate:',
    })}</p>${codeForm({ lang, to })}`,
  }
}

const STANDING: Record<Certificate['state'] | 'gone', { title: Said; why: Said }> = {
  valid: {
    title: { nb: 'Kursbeviset er ekte og gyldig', en: 'This certificate is genuine and valid' },
    why: {
      nb: 'Se om navnet og kurset er det samme som på beviset du har fått.',
      en: 'Compare name and course with the certificate that you were given.',
    },
  },
  revoked: {
    title: { nb: 'Kursbeviset gjelder ikke lenger', en: 'This certificate is no longer valid' },
    why: {
      nb: 'Det er trukket tilbake. Har du spørsmål, så snakk med den som ga deg det.',
      en: 'It has been taken back. If you have questions, talk to whoever gave it to you.',
    },
  },
  replaced: {
    title: { nb: 'Kursbeviset er byttet med et nytt', en: 'This certificate has been replaced' },
    why: {
      nb: 'Et bevis med rettet navn er laget i stedet. Be den som ga deg dette, om det nye.',
      en: 'One with a corrected name was made in its place. Ask whoever gave you this for the new one.',
    },
  },
  gone: {
    title: { nb: 'Vi kan ikke bekrefte dette beviset', en: 'We cannot confirm this certificate' },
    why: {
      nb: 'Det som sto på det, er ikke lagret her lenger. Vi kan verken si at det er ekte eller at det ikke er det.',
      en: 'What it said is no longer kept here. We can say neither that it is genuine nor that it is not.',
    },
  },
}

function certifiedPart({ lang }: Visit, found: Certificate, content: CertificateContent): SafeHtml {
  const valid = found.state === 'valid'
  const rows: [string, string][] = [
    ...(valid ? [[say(lang, { nb: 'Navn', en: 'Name' }), content.name] as [string, string]] : []),
    [say(lang, { nb: 'Kurs', en: 'Course' }), say(lang, content.titles)],
    ...factsInWords(lang, content),
    [say(lang, { nb: 'Utstedt av', en: 'Issued by' }), `${content.seller.name}, ${content.faculty}`],
    [say(lang, { nb: 'Utstedt', en: 'Issued' }), day(lang, SELLER_ZONE, found.issuedAt)],
    ...(found.endedAt
      ? [
          [say(lang, { nb: 'Gjelder ikke fra', en: 'Not valid from' }), day(lang, SELLER_ZONE, found.endedAt)] as [
            string,
            string,
          ],
        ]
      : []),
  ]
  return html`<div class="stack certified-parts">${content.test ? html`<div class="ds-alert" data-color="warning"><p>${say(lang, { nb: 'Dette er en prøve. Beviset bekrefter ingenting.', en: 'This is a test. The certificate certifies nothing.' })}</p></div>` : null}
<dl class="sheet certified__facts">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${valid ? filesPart(lang, found.code) : null}</div>`
}

const filesPart = (lang: Visit['lang'], code: string): SafeHtml =>
  html`<section class="stack" aria-labelledby="files"><h2 id="files">${say(lang, { nb: 'Last ned', en: 'Download' })}</h2>
<p class="actions"><a class="ds-button" href="${verifyPath(code)}/certificate.pdf?lang=nb" hreflang="nb">${say(lang, { nb: 'Kursbevis på norsk (PDF)', en: 'Certificate in Norwegian (PDF)' })}</a> <a class="ds-button" data-variant="secondary" href="${verifyPath(code)}/certificate.pdf?lang=en" hreflang="en">${say(lang, { nb: 'Kursbevis på engelsk (PDF)', en: 'Certificate in English (PDF)' })}</a> <a class="ds-button" data-variant="secondary" href="${verifyPath(code)}/badge.jwt" download>${say(lang, { nb: 'Digitalt merke (Open Badges)', en: 'Digital badge (Open Badges)' })}</a></p>
<p class="fine">${say(lang, {
    nb: 'Merket er signert og kan legges i en digital lommebok som tar Open Badges 3.0. Den som får det, kan kontrollere det uten å spørre oss.',
    en: 'The badge is signed and goes into any digital wallet that takes Open Badges 3.0. Whoever is given it can check it without asking us.',
  })}</p></section>`
