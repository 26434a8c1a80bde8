import type { Said } from '../../platform/lang.ts'

/** What is refused about documents and their correction. */
export const DOCUMENT_REFUSALS: Record<string, Said> = {
  'document/collective': {
    nb: 'Denne fakturaen er for flere bestillinger. Den betales fra banken med KID, ikke med kort. Ingenting er trukket.',
    en: 'This invoice is for several orders. It is paid from the bank with its reference (KID), not by card. Nothing was charged.',
  },
  'document/nothing-to-pay': {
    nb: 'Det er ikke noe igjen å betale på denne: den er betalt, kreditert eller rettet. Ingenting er trukket.',
    en: 'Nothing is left to pay of this one: it is paid, credited or corrected. Nothing was charged.',
  },
  'document/payment-processing': {
    nb: 'Banken har en betaling av denne fakturaen til behandling. Vent til den svarer, så betaler du ikke to ganger.',
    en: 'The bank is processing a payment of this invoice. Wait for its answer, so that you do not pay twice.',
  },
  'document/sent-often': {
    nb: 'Den er sendt flere ganger den siste timen. Se i innboksen og i søppelposten, eller last den ned her.',
    en: 'It was sent several times in the last hour. Look in your inbox and spam folder, or download it here.',
  },
  'document/not-rendered': {
    nb: 'Filen lages nå. Prøv igjen om et øyeblikk.',
    en: 'The file is being made. Try again in a moment.',
  },
  'correction/asked-already': {
    nb: 'Du har allerede meldt fra om denne fakturaen. Vent på svaret på e-post.',
    en: 'You have told us about this invoice already. Wait for the answer by e-mail.',
  },
  'correction/nothing-to-correct': {
    nb: 'Dette står på fakturaen allerede.',
    en: 'The invoice says this already.',
  },
  'correction/decided-already': {
    nb: 'Noen har allerede avgjort dette ønsket.',
    en: 'Somebody has decided this request already.',
  },
  'correction/not-current': {
    nb: 'Fakturaen er erstattet av en annen, eller blir det akkurat nå.',
    en: 'The invoice has been replaced by another, or is being replaced right now.',
  },
  'correction/collective': {
    nb: 'Denne fakturaen er for flere bestillinger og kan ikke skrives om. Skriv til oss, så krediterer vi det som er feil.',
    en: 'This invoice is for several orders and cannot be rewritten. Write to us, and we credit what is wrong.',
  },
  'correction/partly-credited': {
    nb: 'Noe av fakturaen er kreditert. Da kan den ikke skrives om i sin helhet.',
    en: 'Some of the invoice has been credited. It cannot be rewritten whole then.',
  },
  'correction/paid-by-bank': {
    nb: 'Fakturaen er betalt fra bank, og pengene kan ikke flyttes til en ny. Skriv til oss, så ordner vi det.',
    en: 'The invoice was paid from a bank, and the money cannot be moved to a new one. Write to us and we will arrange it.',
  },
  'correction/partly-paid': {
    nb: 'Noe av fakturaen er betalt. Vent til alt er betalt.',
    en: 'Some of the invoice has been paid. Wait until all of it is.',
  },
  'document/unknown': {
    nb: 'Vi finner ikke dette dokumentet, eller lenken din åpner det ikke. Logg inn, eller bruk lenken i e-posten.',
    en: 'We cannot find this document, or your link does not open it. Sign in, or use the link in the e-mail.',
  },
  'document/restricted': {
    nb: 'Kjøperen er slettet. Dokumentet beholdes bare for regnskapet og sendes ikke til noen.',
    en: 'The buyer is erased. The document is kept for the books alone and is sent to nobody.',
  },
}
