import type { Guide } from '../guide.ts'

/** Whoever answers the telephone. */
export const support = {
  title: { nb: 'Kundestøtte', en: 'Support' },
  lead: {
    nb: 'For deg som svarer når noen ringer: finn ordren, si hva som har skjedd, og gjør det som må gjøres.',
    en: 'For you who answer when somebody calls: find the order, say what happened, and do what has to be done.',
  },
  concerns: ['administrator', 'support'],
  steps: {
    search: {
      title: { nb: 'Søk på det den som ringer vet', en: 'Search by what the caller knows' },
      says: {
        nb: 'Skriv et navn, et nummer, en KID, et beløp og en dag, eller de fire siste sifrene på kortet, og trykk «Finn». Bedrifter står først, så ordrer, så personer.',
        en: 'Type a name, a number, a KID, an amount and a day, or the last four digits of the card, and press “Find”. Companies stand first, then orders, then people.',
      },
      opens: '/support',
      shows: {
        nb: 'Søkefeltet i kundestøtten, markert, med det som ble funnet under.',
        en: 'The search box of support, marked, with what was found below.',
      },
    },
    order: {
      title: { nb: 'Les hva som har skjedd', en: 'Read what happened' },
      says: {
        nb: 'Ordren sier øverst hvordan den står og hva som skjer videre. Historien under er i hele setninger, så du kan lese den høyt. E-postene er der også, og om de kom fram.',
        en: 'At the top the order says how it stands and what happens next. Its history below is in whole sentences that you can read aloud. The e-mails are there too, and whether they got through.',
      },
      shows: {
        nb: 'En ordre slik kundestøtten ser den, med hvordan den står markert.',
        en: 'An order as support sees it, with how it stands marked.',
      },
    },
    again: {
      title: { nb: 'Send e-poster på nytt', en: 'Send e-mails again' },
      says: {
        nb: 'Under «Dette kan du gjøre» står alt som virker for akkurat denne ordren. «Send bekreftelsen på nytt» sender bekreftelsen med dokumentene som finnes.',
        en: 'Under “What you can do” is everything that works for this very order. “Send the confirmation again” sends the confirmation with the documents that are there.',
      },
      shows: {
        nb: 'Det som kan gjøres med en ordre.',
        en: 'What can be done with an order.',
      },
    },
    address: {
      title: { nb: 'Rett en feilskrevet e-postadresse', en: 'Correct a misspelt e-mail address' },
      says: {
        nb: 'Velg «E-postadressen er feilskrevet». Skriv adressen slik den ble skrevet og slik den skal være, og trykk «Rett adressen». Lenker som gikk til den gale adressen, slutter å virke, og bekreftelsen går til den riktige.',
        en: 'Choose “The e-mail address is misspelt”. Enter the address as it was written and as it should be, and press “Correct the address”. Links that went to the wrong address stop working, and the confirmation goes to the right one.',
      },
      shows: {
        nb: 'Skjemaet som retter en e-postadresse.',
        en: 'The form that corrects an e-mail address.',
      },
    },
    goodwill: {
      title: { nb: 'Gi noe tilbake', en: 'Give something back' },
      says: {
        nb: 'Gikk noe galt, velger du «Gi noe tilbake». Skriv beløp og grunn, og trykk «Se hva som vil skje». Siden sier hvor mye du kan gi av ordren; mer enn det krediterer økonomi. Kjøperen beholder plassen og får en kreditnota.',
        en: 'If something went wrong, choose “Give something back”. Enter an amount and the reason, and press “See what will happen”. The page says how much of the order you can give; more than that finance credits. The buyer keeps the seat and gets a credit note.',
      },
      shows: {
        nb: 'Siden som gir noe tilbake, med skjemaet markert.',
        en: 'The page that gives something back, with its form marked.',
      },
    },
    code: {
      title: { nb: 'Slå opp koden fra en feilside', en: 'Look up the code of an error page' },
      says: {
        nb: 'Fikk noen en feilmelding med en kode, skriver du koden i søkefeltet. Du ser hva som ble avvist og hvorfor. Det som ble skrevet i skjemaet, er ikke lagret. Koder virker i 30 dager.',
        en: 'If somebody got an error message with a code, type the code in the search box. You see what was refused, and why. What was typed into the form is not kept. Codes work for 30 days.',
      },
      opens: '/support',
    },
  },
} as const satisfies Guide
