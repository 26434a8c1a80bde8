import type { Guide } from '../guide.ts'

/** Whoever buys for a company, from its account to its prepaid places. */
export const company = {
  title: { nb: 'Kjøpe for bedriften', en: 'Buying for your company' },
  lead: {
    nb: 'For deg som kjøper kurs til ansatte: plasser på faktura, hvem som får dem, og hva dere har brukt.',
    en: 'For you who buy courses for employees: seats on invoice, who gets them, and what you have spent.',
  },
  concerns: 'anyone',
  steps: {
    register: {
      title: { nb: 'Registrer bedriften', en: 'Register the company' },
      says: {
        nb: 'Logg inn og åpne «Min bedrift». Skriv organisasjonsnummeret og trykk «Hent fra Brønnøysund», eller fyll ut selv. «Lag kontoen» sender det til oss; når vi har bekreftet at du handler for bedriften, ser du alt den har kjøpt.',
        en: 'Sign in and open “My company”. Type the organisation number and press “Fetch from the register”, or fill it in yourself. “Make the account” sends it to us; when we have confirmed that you act for the company, you see all it has bought.',
      },
      opens: '/company',
      shows: {
        nb: 'Siden som registrerer en bedrift, med feltet for organisasjonsnummer markert.',
        en: 'The page that registers a company, with the field for its number marked.',
      },
    },
    buy: {
      title: { nb: 'Velg antall plasser', en: 'Choose how many seats' },
      says: {
        nb: 'På kursets side skriver du hvor mange plasser dere trenger, og trykker «Kjøp for ansatte». Du trenger ikke vite hvem som skal gå ennå.',
        en: 'On the course’s page enter how many seats you need, and press “Buy for employees”. You need not know yet who is to go.',
      },
      shows: {
        nb: 'Siden til et kurs, med knappen som kjøper for ansatte markert.',
        en: 'The page of a course, with the button that buys for employees marked.',
      },
    },
    invoice: {
      title: { nb: 'Bestill på faktura', en: 'Order on invoice' },
      says: {
        nb: 'I kassen er «Bedrift» valgt. Fyll ut hvem som får fakturaen, velg «Faktura», og skriv innkjøpsordren om dere har en: den står på fakturaen. Plassene er deres med en gang.',
        en: 'At the checkout “Company” is chosen. Fill in who gets the invoice, choose “Invoice”, and enter the purchase order if you have one: it stands on the invoice. The seats are yours at once.',
      },
      shows: {
        nb: 'Kassen for en bedrift, med valget mellom kort og faktura markert.',
        en: 'The checkout of a company, with the choice between card and invoice marked.',
      },
    },
    name: {
      title: { nb: 'Gi plassene til folk', en: 'Give the seats to people' },
      says: {
        nb: 'Åpne kurset på oversikten over bedriften. Skriv navn og e-post, og trykk «Send invitasjoner». Den som blir invitert, takker ja eller nei fra e-posten, og har plassen når svaret er ja. Har kurset krav til den som skal delta, viser de dokumentene sine først; dere ser hvor langt de er kommet, og aldri dokumentene.',
        en: 'Open the course on the overview of the company. Enter names and e-mail addresses, and press “Send invitations”. Whoever is invited says yes or no from the e-mail, and has the seat once the answer is yes. Where the course checks who takes part they show their papers first; you see how far they are, and never the papers.',
      },
      shows: {
        nb: 'Plassene til en bedrift, med knappen som sender invitasjoner markert.',
        en: 'The seats of a company, with the button that sends invitations marked.',
      },
    },
    list: {
      title: { nb: 'Last opp en liste', en: 'Upload a list' },
      says: {
        nb: 'Er dere mange, trykker du «Last opp en liste» og velger en fil med navn og e-post. «Se over listen» viser hver rad og hva som må rettes. Ingen blir invitert før du har sett over den.',
        en: 'If there are many of you, press “Upload a list” and choose a file with names and e-mail addresses. “Look at the list” shows every row and what has to be mended. Nobody is invited before you have looked it over.',
      },
      shows: {
        nb: 'Siden som tar imot en liste, med filfeltet markert.',
        en: 'The page that takes a list, with the field for the file marked.',
      },
    },
    'give-back': {
      title: { nb: 'Gi tilbake plasser', en: 'Give seats back' },
      says: {
        nb: 'Nederst på kurset velger du «Gi tilbake plasser og få penger igjen». Skriv hvor mange, og trykk «Se hva som skjer»: gebyr, kreditnota og hvem som mister plassen, står under «Dette skjer». Ingenting skjer før du bekrefter.',
        en: 'At the bottom of the course choose “Give seats back and get money back”. Enter how many, and press “See what happens”: fee, credit note and who loses a seat stand under “This is what happens”. Nothing happens before you confirm.',
      },
      shows: {
        nb: 'Siden som viser hva det vil si å gi tilbake en plass.',
        en: 'The page that shows what giving back a seat comes to.',
      },
    },
    invoices: {
      title: { nb: 'Finn fakturaene', en: 'Find the invoices' },
      says: {
        nb: 'Under «Fakturaer» ligger alt dere har fått, som PDF og e-faktura, med det som er igjen å betale. Søk på nummer, KID, innkjøpsordre eller beløp. Vil dere heller ha én faktura i måneden, velger en eier eller leder dagen under «Fakturaoppsett».',
        en: 'Under “Invoices” is everything you got, as PDF and e-invoice, with what is left to pay. Search by number, payment reference, purchase order or amount. If you would rather have one invoice a month, an owner or manager chooses the day under “How you are invoiced”.',
      },
      shows: {
        nb: 'Listen over fakturaer og kreditnotaer til en bedrift.',
        en: 'The list of a company’s invoices and credit notes.',
      },
    },
    prepaid: {
      title: { nb: 'Bruk det dere har betalt på forhånd', en: 'Use what you have prepaid' },
      says: {
        nb: 'Har vi avtalt at dere betaler for plasser eller et beløp på forhånd, står det under «Forhåndsbetalt», med hva som er igjen og til hvilken dag. I kassen velger dere å bruke det i stedet for kort eller faktura.',
        en: 'If we agreed that you pay for places or an amount in advance, it stands under “Prepaid”, with what is left and until which day. At the checkout you choose to use it instead of card or invoice.',
      },
    },
  },
} as const satisfies Guide
