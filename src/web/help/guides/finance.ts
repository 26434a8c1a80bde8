import type { Guide } from '../guide.ts'

/** Whoever keeps the money, from the morning's list to the month's end. */
export const finance = {
  title: { nb: 'Økonomi', en: 'Finance' },
  lead: {
    nb: 'For deg som følger pengene: det som må avgjøres, det som kommer inn, og måneden som skal lukkes.',
    en: 'For you who follow the money: what has to be decided, what comes in, and the month that is to be closed.',
  },
  concerns: ['administrator', 'finance', 'auditor'],
  steps: {
    attention: {
      title: { nb: 'Begynn med det som trenger oppmerksomhet', en: 'Begin with what needs attention' },
      says: {
        nb: '«Trenger oppmerksomhet» viser det som ikke ordner seg av seg selv, det eldste først, med hva som skal gjøres. Står det ingenting der, er det ingenting du må gjøre.',
        en: '“Needs attention” shows what does not sort itself out, the oldest first, with what is to be done. If nothing stands there, there is nothing you have to do.',
      },
      opens: '/finance/attention',
      shows: {
        nb: 'Listen over det som trenger oppmerksomhet, med to saker.',
        en: 'The list of what needs attention, with two matters.',
      },
    },
    'open-items': {
      title: { nb: 'Se hvem som skylder', en: 'See who owes' },
      says: {
        nb: '«Åpne poster» viser fakturaer som ikke er gjort opp, etter hvor sene de er. Med gebyr og renter er summen det samme som kundefordringene i hovedboken. Du kan ta listen med som «Excel (XLSX)».',
        en: '“Open items” shows invoices that are not settled, by how late they are. With fees and interest the sum is the same as accounts receivable in the ledger. You can take the list along as “Excel (XLSX)”.',
      },
      opens: '/finance/lists/open-invoices',
      shows: {
        nb: 'Åpne poster, med summene etter alder markert.',
        en: 'Open items, with the sums by age marked.',
      },
    },
    bank: {
      title: { nb: 'Les bankens fil', en: 'Read the bank’s file' },
      says: {
        nb: 'Velg filen fra banken (camt.053 eller camt.054) og trykk «Les filen». Det som har KID, plasseres av seg selv. Resten står under «Venter på å bli plassert» med grunnen, og du velger fakturaen. Samme fil to ganger endrer ingenting.',
        en: 'Choose the bank’s file (camt.053 or camt.054) and press “Read the file”. What has a payment reference is placed by itself. The rest stands under “Waiting to be placed” with the reason, and you choose the invoice. The same file twice changes nothing.',
      },
      opens: '/finance/bank',
      shows: {
        nb: 'Banksiden, med feltet for bankens fil markert.',
        en: 'The bank’s page, with the field for the file marked.',
      },
    },
    credit: {
      title: { nb: 'Krediter en ordre', en: 'Credit an order' },
      says: {
        nb: 'Åpne ordren. Under «Krediter alt som står igjen» skriver du grunnen og trykker «Se hva som vil skje». Gjelder det bare noen plasser, linjer eller et beløp, velger du «Krediter bare en del».',
        en: 'Open the order. Under “Credit all that is left” enter the reason and press “See what will happen”. If it concerns some seats, lines or an amount only, choose “Credit only a part”.',
      },
      shows: {
        nb: 'En ordre, med skjemaet som krediterer alt markert.',
        en: 'An order, with the form that credits everything marked.',
      },
    },
    second: {
      title: { nb: 'Når to må si ja', en: 'Where two have to say yes' },
      says: {
        nb: 'Er en kreditering eller tilbakebetaling større enn grensen enheten har satt, venter den på en annen i økonomi. Den som ba om den, kan ikke godkjenne den selv. Andre finner den under «Trenger oppmerksomhet», og godkjenner på ordren eller legger den bort.',
        en: 'If a credit or refund is larger than the limit that the unit has set, it waits for another person in finance. Whoever asked for it cannot approve it. Others find it under “Needs attention”, and sign on the order’s page or let it go.',
      },
      opens: '/finance/attention',
    },
    export: {
      title: { nb: 'Ta ut tall', en: 'Take figures out' },
      says: {
        nb: 'Velg hva, hvilken filtype og hvilken periode, og trykk «Hent nå». Er det mye, velger du «Lag filen for meg» og får en e-post når den er klar.',
        en: 'Choose what, which kind of file and which period, and press “Download now”. If it is a lot, choose “Make the file for me” and get a mail when it is ready.',
      },
      opens: '/finance/exports',
      shows: {
        nb: 'siden for eksporter, med knappen som henter markert.',
        en: 'The page of exports, with the button that downloads marked.',
      },
    },
    month: {
      title: { nb: 'Lukk en måned', en: 'Close a month' },
      says: {
        nb: 'Åpne den eldste måneden som er åpen. «Før måneden lukkes» er en sjekkliste: er alt grønt, kan den lukkes. Etterpå føres ingenting i måneden, og arkivet lages én gang og endres aldri.',
        en: 'Open the oldest month that is open. “Before the month is closed” is a checklist: when all of it is green, it can be closed. Afterwards nothing is posted into the month, and its archive is made once and never changed.',
      },
      opens: '/finance/months',
      shows: {
        nb: 'En åpen måned, med sjekklisten før den lukkes.',
        en: 'An open month, with the checklist before it is closed.',
      },
    },
  },
} as const satisfies Guide
