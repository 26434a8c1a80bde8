import type { Said } from '../platform/lang.ts'
import type { CheckName } from './readiness.ts'

/** What each check is called, what to do where it fails, and the page where that is done (none: it is done on the server). */
export const CHECK_WORDS: Record<CheckName, { title: Said; mend: Said; path?: string }> = {
  administrator: {
    title: { nb: 'Administrator', en: 'Administrator' },
    mend: {
      nb: 'Kjør «coursetill setup» på serveren og åpne lenken.',
      en: 'Run “coursetill setup” on the server and open the link.',
    },
  },
  seller: {
    title: { nb: 'Selger', en: 'Seller' },
    mend: {
      nb: 'Fyll ut hvem som selger: det står på hver faktura.',
      en: 'Say who sells: it stands on every invoice.',
    },
    path: '/setup/seller',
  },
  'bank-account': {
    title: { nb: 'Bankkonto', en: 'Bank account' },
    mend: { nb: 'Oppgi kontoen som fakturaer betales til.', en: 'Give the account that invoices are paid to.' },
    path: '/setup/seller#bankAccount',
  },
  'sender-address': {
    title: { nb: 'Avsenderadresse', en: 'Sender address' },
    mend: { nb: 'Oppgi adressen som e-post sendes fra.', en: 'Give the address that mails come from.' },
    path: '/setup/seller#senderEmail',
  },
  'sales-terms': {
    title: { nb: 'Salgsvilkår', en: 'Terms of sale' },
    mend: {
      nb: 'Publiser salgsvilkår: kjøperne må godta dem.',
      en: 'Publish terms of sale: buyers have to accept them.',
    },
    path: '/setup/terms',
  },
  'course-on-sale': {
    title: { nb: 'Kurs til salgs', en: 'A course on sale' },
    mend: { nb: 'Publiser minst ett kurs med åpent salg.', en: 'Publish at least one course whose sale is open.' },
    path: '/admin',
  },
  stripe: {
    title: { nb: 'Stripe svarer', en: 'Stripe answers' },
    mend: {
      nb: 'Sjekk STRIPE_SECRET_KEY og veien ut til api.stripe.com.',
      en: 'Check STRIPE_SECRET_KEY and the way out to api.stripe.com.',
    },
  },
  'webhook-secret': {
    title: { nb: 'Hemmelighet for webhook', en: 'Webhook secret' },
    mend: { nb: 'Sett STRIPE_WEBHOOK_SECRET.', en: 'Set STRIPE_WEBHOOK_SECRET.' },
  },
  'mail-server': {
    title: { nb: 'E-posttjeneren svarer', en: 'The mail server answers' },
    mend: {
      nb: 'Sjekk SMTP_URL: adresse, port, brukernavn og passord.',
      en: 'Check SMTP_URL: address, port, user and password.',
    },
  },
  'documents-folder': {
    title: { nb: 'Mappen for dokumenter', en: 'The folder for documents' },
    mend: { nb: 'Gi programmet skriverett til DATA_DIR.', en: 'Let the program write to DATA_DIR.' },
  },
  'database-role': {
    title: { nb: 'Utstedte dokumenter er låst', en: 'Issued documents are locked' },
    mend: {
      nb: 'Programmets rolle i databasen kan endre fakturaer. Bruk coursetill_app i DATABASE_URL og eieren i MIGRATE_URL.',
      en: 'The program’s role in the database may change invoices. Use coursetill_app in DATABASE_URL and the owner in MIGRATE_URL.',
    },
  },
}
