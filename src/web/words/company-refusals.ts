import type { Said } from '../../platform/lang.ts'

/** What is refused about companies and who acts for them. */
export const COMPANY_REFUSALS: Record<string, Said> = {
  'giving-back/no-seats': {
    nb: 'Bedriften har ingen plasser her å gi tilbake.',
    en: 'The company has no seats here to give back.',
  },
  'giving-back/too-few': {
    nb: 'Så mange plasser kan ikke gis tilbake. Velg færre.',
    en: 'There are not that many seats that can be given back. Choose fewer.',
  },
  'giving-back/consumed': {
    nb: 'Den som satt i en av plassene, har fullført kurset. Den plassen kan ikke gis tilbake.',
    en: 'Whoever sat in one of the seats has completed the course. That seat cannot be given back.',
  },
  'giving-back/changed': {
    nb: 'Noe er endret siden du så på det. Ingenting er gitt tilbake. Se over på nytt.',
    en: 'Something has changed since you looked. Nothing was given back. Look at it again.',
  },
  'giving-back/needs-second': {
    nb: 'Det er for mye for én person. Krediter plassene fra ordren, så kan en annen godkjenne.',
    en: 'It is too much for one person. Credit the seats from the order, where somebody else can sign.',
  },
  'companies/gone': {
    nb: 'Ifølge Brønnøysundregistrene er denne virksomheten slettet eller konkurs. Den kan ikke få faktura; betal med kort.',
    en: 'The public register says that this organisation is deleted or bankrupt. It cannot be invoiced; pay by card.',
  },
  'organisation/unknown': {
    nb: 'Brønnøysundregistrene kjenner ikke dette nummeret.',
    en: 'The public register does not know this number.',
  },
  'organisation/unavailable': {
    nb: 'Vi får ikke svar fra Brønnøysundregistrene nå.',
    en: 'The public register does not answer now.',
  },
  'companies/unconfirmed': {
    nb: 'Vi har ikke bekreftet ennå at dere handler for bedriften. Når det er gjort, kan dere invitere og bestemme dette.',
    en: 'We have not confirmed yet that you act for the company. Once we have, you can invite people and decide this.',
  },
  'companies/already-member': {
    nb: 'Denne personen er med i bedriften allerede.',
    en: 'This person is a member of the company already.',
  },
  'companies/budget-exceeded': {
    nb: 'Bestillingen går over enhetens budsjett for året. En eier eller leder kan bestille likevel fra kassen.',
    en: 'This order is beyond the unit’s budget for the year. An owner or manager can order all the same at the checkout.',
  },
  'companies/owner-bound': {
    nb: 'En eier ser hele bedriften og kan ikke bindes til enheter. Gi en annen rolle først.',
    en: 'An owner sees all of the company and cannot be bound to units. Give another role first.',
  },
  'companies/unit-name-taken': {
    nb: 'Bedriften har en enhet med dette navnet allerede.',
    en: 'The company has a unit with this name already.',
  },
  'companies/too-many-units': {
    nb: 'Bedriften har så mange enheter som den kan ha.',
    en: 'The company has as many units as it can have.',
  },
  'unit/unknown': { nb: 'Enheten finnes ikke.', en: 'There is no such unit.' },
  'companies/last-owner': {
    nb: 'En bedrift har alltid minst én eier. Gjør en annen til eier først.',
    en: 'A company always has an owner. Make somebody else one first.',
  },
  'companies/invited-already': {
    nb: 'Denne adressen er invitert allerede. Send den invitasjonen på nytt, eller trekk den tilbake først.',
    en: 'This address is invited already. Send that invitation again, or take it back first.',
  },
  'companies/invited-often': {
    nb: 'Det er sendt mange invitasjoner, eller flere til denne adressen. Prøv igjen i morgen.',
    en: 'Many invitations have been sent, or several to this address. Try again tomorrow.',
  },
  'companies/invitation-spent': {
    nb: 'Invitasjonen er brukt, trukket tilbake eller for gammel. Be den som inviterte deg, om en ny.',
    en: 'This invitation has been used, taken back, or is too old. Ask whoever invited you for a new one.',
  },
  'companies/invited-another': {
    nb: 'Invitasjonen er sendt til en annen adresse. Logg inn som den som har den.',
    en: 'This invitation was sent to another address. Sign in as the person who has it.',
  },
  'companies/credit-exceeded': {
    nb: 'Med denne bestillingen skylder bedriften mer på faktura enn den kan. Betal med kort, betal det som er åpent, eller be om mer på bedriftens side.',
    en: 'With this order the company would owe more on invoice than it may. Pay by card, pay what is open, or ask for more on the page of the company.',
  },
  'companies/approval-needed': {
    nb: 'Bedriften vil at en eier eller leder sier ja til en bestilling av denne størrelsen. Be om godkjenning i kassen, eller la en av dem bestille.',
    en: 'Your company wants an owner or manager to say yes to an order of this size. Ask for approval at the checkout, or let one of them order.',
  },
  'companies/approval-not-needed': {
    nb: 'Denne bestillingen trenger ikke godkjenning. Du kan bestille selv.',
    en: 'This order needs no approval. You can order it yourself.',
  },
  'companies/credit-asked': {
    nb: 'Noen hos dere har spurt allerede. Vent på svaret.',
    en: 'Somebody of yours has asked already. Wait for the answer.',
  },
  'companies/credit-decided': {
    nb: 'Noen har svart på dette allerede.',
    en: 'Somebody has answered this already.',
  },
}
