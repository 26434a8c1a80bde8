import type { Said } from '../platform/lang.ts'
import { onDay, type Told, type Words } from './mail-words.ts'

/** Where an owner or manager answers, signed in: there is no secret in the link. */
export const approvalPath = (companyId: string, requestId: string): string =>
  `/company/${companyId}/approvals/${requestId}`

/** To owners and managers. Who asks is told by address: their name is whatever they typed. */
export function toApprover({ kind, asker, titles, until, company }: Told): Words {
  const again = kind === 'half-way' || kind === 'last-day'
  return {
    subject: again
      ? {
          nb: `Påminnelse: ${asker} ber om godkjenning av en bestilling`,
          en: `Reminder: ${asker} asks for a yes to an order`,
        }
      : { nb: `${asker} ber om godkjenning av en bestilling`, en: `${asker} asks for a yes to an order` },
    body: {
      nb: `${asker} vil bestille ${titles} for ${company}. Bestillingen trenger et ja fra en eier eller leder. Plassene og prisen er holdt av til ${onDay(until, 'nb')}. Åpne lenken og logg inn for å se bestillingen og svare. Ingenting er bestilt før en av dere har sagt ja.`,
      en: `${asker} wants to order ${titles} for ${company}. The order needs the yes of an owner or manager. The seats and the price are held until ${onDay(until, 'en')}. Open the link and sign in to see the order and answer. Nothing is ordered until one of you has said yes.`,
    },
  }
}

/** To the buyer who asked. */
export function toBuyer({ kind, titles, company }: Told): Words {
  const { subject, body } = BUYER_WORDS[kind] ?? BUYER_WORDS['last-day']!
  const of = (words: Said): Said => ({ nb: `${words.nb} ${titles}`, en: `${words.en} ${titles}` })
  return { subject: of(subject), body: { nb: `${company}: ${body.nb}`, en: `${company}: ${body.en}` } }
}

const BUYER_WORDS: Record<string, Words> = {
  approved: {
    subject: { nb: 'Ja til bestillingen av', en: 'Yes to your order of' },
    body: {
      nb: 'Bestillingen er godkjent og lagt inn i ditt navn. På faktura er plassene sikret fra nå av; med kort er de det når betalingen er kommet. Åpne lenken for å se hvordan det står.',
      en: 'Your order is approved and placed in your name. On invoice the seats are secured from now on; by card they are once the payment has arrived. Open the link to see how it stands.',
    },
  },
  declined: {
    subject: { nb: 'Nei til bestillingen av', en: 'No to your order of' },
    body: {
      nb: 'Bestillingen ble ikke godkjent, og plassene er gitt fri. Åpne lenken for å se begrunnelsen.',
      en: 'Your order was not approved, and the seats have been let go. Open the link to see the reason.',
    },
  },
  expired: {
    subject: { nb: 'Ingen svarte om bestillingen av', en: 'Nobody answered about your order of' },
    body: {
      nb: 'Ingen svarte i tide, og plassene er ikke holdt av lenger. Er det plasser igjen, kan du be om godkjenning på nytt.',
      en: 'Nobody answered in time, and the seats are held no longer. If any are left you can ask again.',
    },
  },
  'last-day': {
    subject: { nb: 'Ingen har svart om bestillingen av', en: 'Nobody has answered about your order of' },
    body: {
      nb: 'Forespørselen går ut i morgen. Spør en av dem som kan godkjenne.',
      en: 'Your request ends tomorrow. Ask one of those who can say yes.',
    },
  },
}
