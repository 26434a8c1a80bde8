import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { Way } from '../../sending/way.ts'

/** What a buyer is told of how an invoice will come. `to` is the address of the mail, where it is known. */
export function invoiceWayWords(lang: Lang, { eInvoice, channels }: Way, to: string | null): string {
  const hasEhf = channels.includes('ehf')
  const way = hasEhf ? (channels.includes('mail') ? BOTH : EHF) : MAIL
  return `${say(lang, KNOWN[eInvoice])} ${say(lang, way(to))}`
}

const KNOWN: Record<Way['eInvoice'], Said> = {
  receives: { nb: 'Organisasjonen mottar e-faktura (EHF).', en: 'The organisation receives e-invoices (EHF).' },
  'does-not-receive': {
    nb: 'Organisasjonen mottar ikke e-faktura (EHF).',
    en: 'The organisation does not receive e-invoices (EHF).',
  },
  unknown: {
    nb: 'Vi får ikke undersøkt nå om organisasjonen mottar e-faktura (EHF).',
    en: 'We could not find out now whether the organisation receives e-invoices (EHF).',
  },
}

const address = (to: string | null): Said =>
  to === null ? { nb: 'e-postadressen her', en: 'the e-mail address given here' } : { nb: to, en: to }
const EHF = (): Said => ({ nb: 'Fakturaen sendes som e-faktura.', en: 'The invoice is sent as an e-invoice.' })
const BOTH = (to: string | null): Said => ({
  nb: `Fakturaen sendes som e-faktura, med kopi som PDF til ${address(to).nb}.`,
  en: `The invoice is sent as an e-invoice, with a copy as PDF to ${address(to).en}.`,
})
const MAIL = (to: string | null): Said => ({
  nb: `Fakturaen kommer som PDF på e-post til ${address(to).nb}.`,
  en: `The invoice comes as PDF by e-mail to ${address(to).en}.`,
})
