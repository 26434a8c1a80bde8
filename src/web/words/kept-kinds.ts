import type { Said } from '../../platform/lang.ts'
import type { HINDRANCES } from '../../privacy/hindrances.ts'

/** Kinds of things that are kept of a person, by what the copy calls them. */
export const KIND_WORDS: Record<string, Said> = {
  account: { nb: 'Konto med navn og adresse', en: 'Account with name and address' },
  emailAddresses: { nb: 'E-postadressene dine', en: 'Your e-mail addresses' },
  addressesToProve: { nb: 'Adresser som venter på å bli bekreftet', en: 'Addresses that wait to be confirmed' },
  whereYouCameFrom: { nb: 'Lenken du kom fra før du kjøpte', en: 'The link you came by before you bought' },
  mergedAccounts: { nb: 'Kontoer som er slått sammen med din', en: 'Accounts that became part of yours' },
  roles: { nb: 'Roller', en: 'Roles' },
  faculties: { nb: 'Fakulteter du tar deg av', en: 'Faculties in your care' },
  sessions: { nb: 'Steder du er logget inn', en: 'Places where you are signed in' },
  authenticatorApps: { nb: 'App for koder', en: 'App for codes' },
  recoveryCodes: { nb: 'Reservekoder', en: 'Recovery codes' },
  mailedLinks: { nb: 'Lenker vi har sendt deg', en: 'Links that we sent you' },
  mailsThatDidNotArrive: { nb: 'E-poster som ikke nådde deg', en: 'Mails that did not reach you' },
  newsletterSubscriptions: { nb: 'Nyhetsbrevet ditt', en: 'Your newsletter' },
  newsletterConsents: {
    nb: 'Det du har sagt ja og nei til av nyhetsbrev',
    en: 'What you said yes and no to of newsletters',
  },
  newsletterAsks: { nb: 'Nyhetsbrev du har bedt om', en: 'Newsletters that you asked for' },
  newsletters: { nb: 'Nyhetsbrev du har fått', en: 'Newsletters that you got' },
  signUps: { nb: 'Kontoer du har bedt om', en: 'Accounts that you asked for' },
  identities: { nb: 'Andre som logger deg inn', en: 'Others who sign you in' },
  passkeys: { nb: 'Passnøkler', en: 'Passkeys' },
  signInsBegun: { nb: 'Påbegynte innlogginger', en: 'Sign-ins begun' },
  memberships: { nb: 'Bedrifter du handler for', en: 'Companies you act for' },
  companiesInvoicedAtYourAddress: {
    nb: 'Bedrifter som får faktura til adressen din',
    en: 'Companies invoiced at your address',
  },
  companyInvitations: { nb: 'Invitasjoner til å handle for bedrifter', en: 'Invitations to act for companies' },
  joinWishes: { nb: 'Ønsker om å bli med i bedrifter', en: 'Wishes to join companies' },
  domainsYouClaimed: {
    nb: 'E-postdomener du har sagt er en bedrifts',
    en: 'Mail domains that you said are a company’s',
  },
  creditWishes: { nb: 'Spørsmål om kreditt til bedrifter', en: 'Questions about credit of companies' },
  teaching: { nb: 'Kurs du underviser på', en: 'Courses you teach' },
  teacherProfile: { nb: 'Lærerprofilen din', en: 'Your profile as a teacher' },
  consentsToBeShownAsTeacher: { nb: 'Samtykker til å vises som lærer', en: 'Consents to be shown as a teacher' },
  evaluationsAskedFor: {
    nb: 'Evalueringer du er spurt om, og om du har svart',
    en: 'Evaluations you were asked for, and whether you answered',
  },
  proposalsYouBeganOrAnswerFor: {
    nb: 'Kursforslag du begynte eller er kontakt for',
    en: 'Proposals you began or are the contact of',
  },
  coursesYouAreTheContactOf: { nb: 'Kurs du er kontakt for', en: 'Courses you are the contact of' },
  carts: { nb: 'Handlekurver', en: 'Carts' },
  seatsInCarts: { nb: 'Det som ligger i dem', en: 'What lies in them' },
  orders: { nb: 'Navn og adresse på bestillinger', en: 'Name and address on orders' },
  seats: { nb: 'Navnet ditt på plasser', en: 'Your name on seats' },
  applications: { nb: 'Søknader om opptak', en: 'Applications for admission' },
  applicationDocuments: { nb: 'Dokumenter du har lagt ved dem', en: 'Documents that you sent with them' },
  enrolments: { nb: 'At noen deltok på et kurs, uten navn', en: 'That somebody took part in a course, without a name' },
  answers: { nb: 'Svarene dine på det kurs spør om', en: 'Your answers to what courses ask' },
  certificates: { nb: 'Kursbevisene dine', en: 'Your certificates' },
  certificatesEnded: { nb: 'Kursbevis som ikke gjelder lenger', en: 'Certificates that are not valid any more' },
  badges: { nb: 'Digitale merker', en: 'Digital badges' },
  paybackAccounts: { nb: 'Kontoer du har oppgitt for tilbakebetaling', en: 'Accounts that you gave for money back' },
  paybacks: { nb: 'Penger som er på vei tilbake til deg', en: 'Money on its way back to you' },
  payments: {
    nb: 'Det betalingsleverandøren fortalte om betalinger',
    en: 'What the payment provider told of payments',
  },
  documents: { nb: 'Fakturaer og kreditnotaer', en: 'Invoices and credit notes' },
  reminders: { nb: 'Purringer', en: 'Reminders' },
  correctionWishes: { nb: 'Ønsker om retting av fakturaer', en: 'Wishes for corrected invoices' },
  mails: { nb: 'E-poster vi har sendt deg', en: 'Mails that we sent you' },
  traces: { nb: 'Spor av hva som er gjort, uten navn', en: 'Traces of what was done, without a name' },
  audited: {
    nb: 'At ansatte endret eller så noe om deg, uten navn',
    en: 'That staff changed or saw something about you, without a name',
  },
  auditedValues: { nb: 'Hva de endret om deg', en: 'What they changed about you' },
  erasureRequests: { nb: 'At du ba om å bli slettet', en: 'That you asked to be erased' },
  exportsYouAskedFor: { nb: 'Eksporter du har bedt om', en: 'Exports that you asked for' },
  exportSchedules: { nb: 'Faste eksporter du har', en: 'Exports that you have scheduled' },
  addresses: { nb: 'Flere adresser', en: 'Further addresses' },
}

/** What has to end before somebody is erased, said to themselves and to staff alike. */
export const HINDRANCE_WORDS: Record<(typeof HINDRANCES)[number], Said> = {
  'payment-under-way': { nb: 'En bestilling venter på betaling.', en: 'An order awaits its payment.' },
  'money-open': {
    nb: 'Penger er på vei tilbake, eller noe ved en betaling er ikke avklart.',
    en: 'Money is on its way back, or something about a payment is not settled.',
  },
  'invoice-unpaid': { nb: 'En faktura er ikke betalt.', en: 'An invoice is not paid.' },
  'document-due': { nb: 'En faktura er ikke skrevet ennå.', en: 'An invoice is still to be written.' },
  'correction-open': {
    nb: 'En retting av en faktura er ikke avgjort.',
    en: 'A correction of an invoice is not decided.',
  },
  'course-ahead': { nb: 'Et kurs er ikke ferdig.', en: 'A course is not over.' },
  teaching: { nb: 'Et kurs som undervises, er ikke ferdig.', en: 'A course that is being taught is not over.' },
  'last-owner': {
    nb: 'En bedrift med flere medlemmer ville stå uten eier. Gjør en annen til eier først.',
    en: 'A company with other members would have no owner. Make somebody else one first.',
  },
  'company-invoices': {
    nb: 'En bedrift har ubetalte fakturaer som går til denne adressen. Gi bedriften en annen adresse først.',
    en: 'A company has unpaid invoices that go to this address. Give the company another address first.',
  },
  'last-administrator': {
    nb: 'Ingen andre er administrator. Gi noen rollen først.',
    en: 'Nobody else is an administrator. Give somebody the role first.',
  },
}
