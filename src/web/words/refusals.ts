import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'
import { ACCOUNT_REFUSALS } from './account-refusals.ts'
import { ADMISSION_REFUSALS } from './admission.ts'
import { ASKING_REFUSALS } from './asking-refusals.ts'
import { CANCELLING_REFUSALS } from './cancelling.ts'
import { CHOICE_REFUSALS } from './choosing.ts'
import { COMPANY_REFUSALS } from './company-refusals.ts'
import { DOCUMENT_REFUSALS } from './document-refusals.ts'
import { INTEREST_REFUSALS } from './interest.ts'
import { JOINING_REFUSALS } from './joining-refusals.ts'
import { MOVING_REFUSALS } from './moving.ts'
import { SUBSCRIBER_REFUSALS } from './newsletter.ts'
import { PATH_BUYING_REFUSALS } from './paths.ts'
import { DRAWING_REFUSALS } from './prepaid.ts'
import { QUOTATION_REFUSALS } from './quotation-refusals.ts'
import { PASSKEY_REFUSALS, SIGN_IN_REFUSALS } from './sign-in-refusals.ts'
import { WAITING_REFUSALS } from './waiting.ts'

/** What a refusal says to a person; the codes are those of the API. */
const SENTENCES: Record<string, Said> = {
  ...QUOTATION_REFUSALS,
  ...WAITING_REFUSALS,
  ...SUBSCRIBER_REFUSALS,
  ...INTEREST_REFUSALS,
  ...ADMISSION_REFUSALS,
  ...CANCELLING_REFUSALS,
  ...MOVING_REFUSALS,
  ...CHOICE_REFUSALS,
  ...PATH_BUYING_REFUSALS,
  ...DRAWING_REFUSALS,
  'seats/sold-out': {
    nb: 'Det er ikke nok ledige plasser igjen. Ingenting er reservert eller trukket.',
    en: 'There are not enough seats left. Nothing was held or charged.',
  },
  'seats/list-first': {
    nb: 'Ledige plasser går først til ventelisten.',
    en: 'Free seats go to the waiting list first.',
  },
  'extra/not-offered': {
    nb: 'Noe du valgte i tillegg til kurset, selges ikke lenger. Se over handlekurven.',
    en: 'Something you chose beside the course is no longer sold. Look at your cart.',
  },
  'extra/too-many': {
    nb: 'Du kan ikke ha så mange av et tillegg til disse plassene.',
    en: 'You cannot have that many of an extra with these seats.',
  },
  'pricing/outside-mixed': {
    nb: 'Disse kursene kan ikke stå på samme faktura. Bestill dem hver for seg.',
    en: 'These courses cannot stand on one invoice. Order them one at a time.',
  },
  'checkout/price-changed': {
    nb: 'Prisen er endret siden du så den. Se over den nye summen før du betaler.',
    en: 'The price has changed since you saw it. Look at the new total before you pay.',
  },
  'checkout/amount-not-payable-by-card': {
    nb: 'Så mye eller så lite kan ikke betales med kort. Del bestillingen, eller betal på faktura som bedrift.',
    en: 'This much or this little cannot be paid by card. Split the order, or pay on invoice as a company.',
  },
  'countersigning/asked-already': {
    nb: 'Noe annet på denne ordren venter på godkjenning. Avgjør det først.',
    en: 'Something else about this order awaits a signature. Decide that first.',
  },
  'countersigning/decided-already': {
    nb: 'Noen har allerede avgjort dette.',
    en: 'Somebody has decided this already.',
  },
  'countersigning/own-request': {
    nb: 'Den som ba om det, kan ikke godkjenne selv. En annen i økonomi må gjøre det.',
    en: 'Whoever asked for it cannot sign it too. Another person in finance must.',
  },
  'countersigning/amount-changed': {
    nb: 'Det ville blitt et annet beløp nå. Legg det bort, og be om det på nytt.',
    en: 'It would come to another amount now. Let it go, and ask anew.',
  },
  'payment/unavailable': {
    nb: 'Betalingsleverandøren svarer ikke akkurat nå. Ingenting er trukket; prøv igjen om et øyeblikk.',
    en: 'The payment provider does not answer right now. Nothing was charged; try again in a moment.',
  },
  'order/paid-already': {
    nb: 'Betalingen din var allerede kommet fram, så bestillingen står fast.',
    en: 'Your payment had arrived already, so the order stands.',
  },
  'order/not-awaiting-payment': {
    nb: 'Denne bestillingen venter ikke på betaling, så det er ingenting å avbryte.',
    en: 'This order does not await a payment, so there is nothing to give up.',
  },
  'offering/not-on-sale': {
    nb: 'Dette kurset er ikke til salgs akkurat nå.',
    en: 'This course is not on sale right now.',
  },
  'checkout/terms-changed': {
    nb: 'Salgsvilkårene er endret siden du åpnet siden. Les dem, og godta den nye versjonen under. Ingenting er trukket.',
    en: 'The terms of sale have changed since you opened this page. Read them and accept the new version below. Nothing was charged.',
  },
  'checkout/too-many-seats': {
    nb: 'Det er bestilt mange plasser fra dette nettverket den siste tiden. Vent litt og prøv igjen, eller logg inn. Ingenting er holdt av eller trukket.',
    en: 'Many seats have been ordered from this network lately. Wait a while and try again, or sign in. Nothing was held or charged.',
  },
  'checkout/too-large': {
    nb: 'Dette er mer enn du kan bestille på én gang uten at vi kjenner deg. Logg inn, betal med kort, eller skriv til oss, så ordner vi det.',
    en: 'This is more than you can order at once while we do not know you. Sign in, pay by card, or write to us and we will arrange it.',
  },
  'checkout/taxed-elsewhere': {
    nb: 'Dette nettkurset har merverdiavgift, og den skal betales der du bor. Vi selger det til privatpersoner i Norge og til bedrifter overalt. Betaler arbeidsgiveren, velg bedrift.',
    en: 'This course over the net carries VAT, which is due where you live. We sell it to private persons in Norway and to companies everywhere. If your employer pays, choose company.',
  },
  'checkout/other-company': {
    nb: 'Kurset holdes for en bestemt bedrift, og den må betale. Ingenting er holdt av eller trukket.',
    en: 'The course is held for one company, which must be the one that pays. Nothing was held or charged.',
  },
  'checkout/awaiting-payment': {
    nb: 'En annen bestilling holder allerede av en plass til en av deltakerne, og venter på betaling. Betal den i nettleseren der du bestilte, eller vent til tiden der er ute (høyst en drøy halvtime).',
    en: 'Another order holds a seat for one of the participants already and awaits its payment. Pay it in the browser you ordered with, or wait until its time is out (little more than half an hour at most).',
  },
  'enrolment/already': {
    nb: 'En av dem du har skrevet opp, har allerede plass på kurset. Hver person tar én plass.',
    en: 'Somebody you named has a seat on this course already. One person takes one seat.',
  },
  'cart/empty': { nb: 'Handlekurven er tom.', en: 'The cart is empty.' },
  'cart/full': {
    nb: 'Handlekurven har plass til høyst 20 ulike kurs.',
    en: 'The cart holds at most 20 different courses.',
  },
  'cart/too-many': {
    nb: 'Du kan kjøpe høyst 100 plasser på samme kurs om gangen.',
    en: 'You can buy at most 100 seats on one course at a time.',
  },
  'cart/mixed-currency': {
    nb: 'Handlekurven kan bare ha én valuta. Fullfør dette kjøpet først.',
    en: 'The cart can hold one currency only. Finish this purchase first.',
  },
  'cart/already-ordered': {
    nb: 'Denne handlekurven er allerede blitt en bestilling.',
    en: 'This cart has become an order already.',
  },
  'cart/changed': {
    nb: 'Handlekurven er endret siden du åpnet denne siden, kanskje i en annen fane. Se over bestillingen før du går videre.',
    en: 'The cart has changed since you opened this page, perhaps in another tab. Look at the order before you go on.',
  },
  'cart/unknown': {
    nb: 'Handlekurven finnes ikke lenger. Legg kurset i kurven på nytt.',
    en: 'The cart is gone. Put the course into the cart again.',
  },
  'company/not-member': {
    nb: 'Bare medlemmer av bedriften kan kjøpe på faktura i dens navn. Logg inn, eller betal med kort.',
    en: 'Only members of the company can buy on invoice in its name. Sign in, or pay by card.',
  },
  'access/wrong-password': {
    nb: 'E-postadressen eller passordet er feil.',
    en: 'The e-mail address or the password is wrong.',
  },
  'access/too-many-tries': {
    nb: 'For mange forsøk. Vent noen minutter og prøv igjen.',
    en: 'Too many tries. Wait a few minutes and try again.',
  },
  'requests/too-many': {
    nb: 'Det kom for mange forespørsler på kort tid fra deg eller nettverket ditt. Vent et minutt og prøv igjen.',
    en: 'Too many requests came from you or your network in a short time. Wait a minute and try again.',
  },
  ...SIGN_IN_REFUSALS,
  ...PASSKEY_REFUSALS,
  'series/begun': {
    nb: 'Det er utstedt dokumenter. Numrene går bare oppover herfra.',
    en: 'Documents have been issued. Their numbers only go upwards from here.',
  },
  'access/code-needed': { nb: 'Gi koden som appen din viser.', en: 'Give the code that your app shows.' },
  'access/wrong-code': {
    nb: 'Koden er feil eller brukt. Vent på neste kode og prøv igjen.',
    en: 'The code is wrong or has been used. Wait for the next one and try again.',
  },
  'access/prove-again': {
    nb: 'Dette krever at du nettopp har logget inn. Logg inn en gang til.',
    en: 'This asks for a sign-in of a moment ago. Sign in once more.',
  },
  'access/has-authenticator': {
    nb: 'Du har en app fra før. Fjern den først.',
    en: 'You have an app already. Remove it first.',
  },
  'access/second-factor': {
    nb: 'Rollene dine venter til du logger inn med en passnøkkel eller en kode fra en app.',
    en: 'Your roles wait until you sign in with a passkey or a code from an app.',
  },
  'access/code-yourself': {
    nb: 'Legg til en passnøkkel eller en app selv, og logg inn med den først.',
    en: 'Add a passkey or an app yourself and sign in with it first.',
  },
  ...ACCOUNT_REFUSALS,
  'access/denied': { nb: 'Du har ikke tilgang til denne siden.', en: 'You may not open this page.' },
  'access/sign-in': { nb: 'Logg inn for å se denne siden.', en: 'Sign in to see this page.' },
  'access/cross-site': {
    nb: 'Forespørselen kom fra et annet nettsted og ble stoppet.',
    en: 'The request came from another site and was stopped.',
  },
  'order/unknown': {
    nb: 'Vi finner ikke denne bestillingen. Bruk lenken i e-posten, eller logg inn.',
    en: 'We cannot find this order. Use the link in the e-mail, or sign in.',
  },
  'idempotency/in-progress': {
    nb: 'Bestillingen behandles allerede. Vent litt og last siden på nytt.',
    en: 'The order is being made already. Wait a moment and reload the page.',
  },
  'request/too-large': { nb: 'Skjemaet er for stort.', en: 'The form is too large.' },
  'database/busy': {
    nb: 'Det er stor pågang akkurat nå. Ingenting er endret; prøv igjen om et øyeblikk.',
    en: 'The shop is busy right now. Nothing was changed; try again in a moment.',
  },
  ...DOCUMENT_REFUSALS,
  ...COMPANY_REFUSALS,
  ...ASKING_REFUSALS,
  ...JOINING_REFUSALS,
}

/** A sentence for any refusal. One without its own names the request, so that support can find it. */
export function refusalSentence(lang: Lang, problem: Pick<Problem, 'code'>, requestId: string): string {
  const known = SENTENCES[problem.code]
  if (known) return say(lang, known)
  return say(lang, {
    nb: `Det gikk ikke. Prøv igjen, eller kontakt oss og oppgi ${requestId}.`,
    en: `That did not work. Try again, or contact us and quote ${requestId}.`,
  })
}
