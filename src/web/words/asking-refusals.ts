import type { Said } from '../../platform/lang.ts'

/** What is refused to whoever asks an employer to pay, and to whoever answers. */
export const ASKING_REFUSALS: Record<string, Said> = {
  'purchase-request/unknown': { nb: 'Vi finner ikke denne forespørselen.', en: 'We cannot find this request.' },
  'asking/link-spent': {
    nb: 'Lenken virker ikke lenger. Be den som spurte, om å sende den på nytt.',
    en: 'This link no longer works. Ask whoever sent you the request to send it again.',
  },
  'asking/address-unproved': {
    nb: 'Du må bekrefte e-postadressen din før du kan be noen andre betale. Be om en lenke på innloggingssiden, og åpne den.',
    en: 'You must prove your e-mail address before you can ask somebody else to pay. Ask for a link on the sign-in page, and open it.',
  },
  'asking/own-seat-only': {
    nb: 'En forespørsel gjelder din egen plass: én på hvert kurs. Endre handlekurven først.',
    en: 'A request is for your own seat: one in each course. Change the cart first.',
  },
  'asking/not-offered': {
    nb: 'På et av kursene holdes ikke plasser av mens noen svarer.',
    en: 'One of the courses holds no seats while somebody answers.',
  },
  'asking/too-many-open': {
    nb: 'Du har allerede tre forespørsler som venter på svar. Trekk en av dem først.',
    en: 'You have three requests that wait for an answer already. Withdraw one of them first.',
  },
  'asking/asked-already': {
    nb: 'Du har allerede en forespørsel som holder av plass på dette kurset. Du finner den under Min læring.',
    en: 'You have a request that holds a seat in this course already. You find it under My learning.',
  },
  'asking/share-taken': {
    nb: 'Så mange plasser kan ikke holdes av mens noen svarer. De kan fortsatt bestilles uten å spørre: av deg, eller av en eier eller leder i bedriften.',
    en: 'So many seats cannot be held while somebody answers. They can still be ordered without asking: by you, or by an owner or manager of the company.',
  },
  'asking/company-answers': {
    nb: 'Eiere og ledere i bedriften svarer på denne forespørselen.',
    en: 'Owners and managers of the company answer this request.',
  },
  'asking/part-impossible': {
    nb: 'Arbeidsgiverens del må være mer enn ingenting og mindre enn hele prisen.',
    en: 'The employer’s share must be more than nothing and less than the whole price.',
  },
  'checkout/other-part-changed': {
    nb: 'Mva eller kurset er endret etter at arbeidsgiveren sa ja til sin del. Spør på nytt.',
    en: 'VAT or the course has changed since your employer said yes to their share. Ask again.',
  },
  'asking/decided-already': {
    nb: 'Forespørselen er avgjort, blir betalt akkurat nå, eller er over. Ingenting er bestilt eller trukket.',
    en: 'This request has been decided, is being paid just now, or is over. Nothing was ordered or charged.',
  },
  'asking/sent-often': {
    nb: 'Forespørselen er sendt så mange ganger som den kan. Snakk med arbeidsgiveren din.',
    en: 'The request has been sent as often as it can be. Talk to your employer.',
  },
  'asking/too-many-mails': {
    nb: 'Det er sendt mange forespørsler herfra, eller til denne adressen, i dag. Prøv igjen i morgen.',
    en: 'Many requests have been sent from here, or to this address, today. Try again tomorrow.',
  },
}
