import type { Guide } from '../guide.ts'

/** Whoever buys for themselves, from the search to the certificate. */
export const buyer = {
  title: { nb: 'Kjøpe kurs selv', en: 'Buying a course for yourself' },
  lead: {
    nb: 'For deg som vil ta et kurs: finn det, betal det, og gjør om på det hvis noe endrer seg.',
    en: 'For you who want to take a course: find it, pay for it, and change it when plans change.',
  },
  concerns: 'anyone',
  steps: {
    find: {
      title: { nb: 'Finn kurset', en: 'Find the course' },
      says: {
        nb: 'Skriv et ord i «Søk i kursene». Begynnelsen av ordet er nok, og du trenger ikke stave helt riktig. Vil du snevre inn, åpner du «Velg tema, sted, pris …».',
        en: 'Type a word in “Search courses”. Its beginning is enough, and you need not spell it quite right. To narrow the list, open “Choose topic, place, price …”.',
      },
      opens: '/courses',
      shows: {
        nb: 'Listen over kurs, med søkefeltet markert.',
        en: 'The list of courses, with the search field marked.',
      },
    },
    choose: {
      title: { nb: 'Se hva du får, og velg plass', en: 'See what you get, and choose a seat' },
      says: {
        nb: 'Kursets side viser pris, datoer, ledige plasser og svaret på «Hva om jeg ikke kan komme?». Trykk «Kjøp plass». Vil du ta flere kurs samtidig, trykker du «Legg i handlekurven».',
        en: 'The course’s page shows price, dates, seats left and the answer to “What if I cannot come?”. Press “Buy seat”. To take several courses at once, press “Add to cart”.',
      },
      shows: {
        nb: 'Siden til et kurs, med knappen som kjøper en plass markert.',
        en: 'The page of a course, with the button that buys a seat marked.',
      },
    },
    pay: {
      title: { nb: 'Bestill og betal', en: 'Order and pay' },
      says: {
        nb: 'Fyll inn navn, e-post og adresse. Du trenger ingen konto. Trykk «Bestill og betal»: du betaler med kort på neste side, og plassen holdes av så lenge. Skal arbeidsgiveren betale, velger du «Bedrift» øverst.',
        en: 'Fill in name, e-mail and address. You need no account. Press “Order and pay”: you pay by card on the next page, and the seat is held meanwhile. If your employer is to pay, choose “Company” at the top.',
      },
      shows: {
        nb: 'Kassen, med knappen som bestiller og betaler markert.',
        en: 'The checkout, with the button that orders and pays marked.',
      },
    },
    receipt: {
      title: { nb: 'Ta vare på kvittering og faktura', en: 'Keep receipt and invoice' },
      says: {
        nb: 'Når betalingen er kommet fram, står det «Du har fått plass!». Fakturaen ligger under «Dokumenter», og du får den på e-post. Lenken i e-posten åpner denne siden igjen.',
        en: 'When the payment has arrived, it says “You have a seat!”. The invoice is under “Documents”, and you get it by e-mail. The link in the e-mail opens this page again.',
      },
      shows: {
        nb: 'Siden til en betalt ordre, med dokumentene markert.',
        en: 'The page of a paid order, with its documents marked.',
      },
    },
    calendar: {
      title: { nb: 'Få samlingene i kalenderen', en: 'Get the sessions into your calendar' },
      says: {
        nb: 'Bekreftelsen på e-post har samlingene med som en fil du kan åpne. Vil du at endringer skal komme av seg selv, logger du inn, åpner «Min læring» og trykker «Lag en adresse» under «Kalender».',
        en: 'The confirmation by e-mail brings the sessions along in a file that you can open. To get changes by themselves, sign in, open “My learning” and press “Make an address” under “Calendar”.',
      },
      opens: '/my-learning',
      shows: {
        nb: 'Min læring, med knappen som lager en kalenderadresse markert.',
        en: 'My learning, with the button that makes an address for your calendar marked.',
      },
    },
    move: {
      title: { nb: 'Bytt til en annen start', en: 'Move to another start' },
      says: {
        nb: 'På ordren, og under «Min læring», velger du «Bytt til en annen kursstart». Du ser hva hver start koster deg før du velger, og pengene du har betalt, følger med.',
        en: 'On the order, and under “My learning”, choose “Move to another start”. You see what each start would cost you before you choose, and the money you have paid goes along.',
      },
      shows: {
        nb: 'Startene som en plass kan flyttes til.',
        en: 'The starts that a seat can move to.',
      },
    },
    cancel: {
      title: { nb: 'Angre eller avbestill', en: 'Withdraw or cancel' },
      says: {
        nb: 'Fra ordren åpner du siden som angrer eller avbestiller. Under «Dette skjer» står det hvor mye du får tilbake og hvor lenge det gjelder. Ingenting skjer før du bekrefter; «Behold plassen» går tilbake.',
        en: 'From the order you open the page that withdraws or cancels. Under “This is what happens” it says how much you get back, and until when. Nothing happens before you confirm; “Keep the seat” goes back.',
      },
      shows: {
        nb: 'Siden som viser hva som skjer hvis kjøpet angres.',
        en: 'The page that shows what happens if you withdraw.',
      },
    },
    certificate: {
      title: { nb: 'Hent kursbeviset', en: 'Get the certificate' },
      says: {
        nb: 'Når kurset er fullført, står «Kursbevis og digitalt merke» ved kurset under «Min læring». Siden der kan du vise til hvem du vil: den sier om beviset gjelder.',
        en: 'When the course is completed, “Certificate and digital badge” stands by it under “My learning”. That page you can show to whomever you want: it says whether the certificate holds.',
      },
      opens: '/my-learning',
      shows: {
        nb: 'Min læring, med lenken til kursbeviset markert.',
        en: 'My learning, with the link to the certificate marked.',
      },
    },
  },
} as const satisfies Guide
