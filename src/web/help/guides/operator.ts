import type { Guide } from '../guide.ts'

/** Whoever runs the program on a machine. */
export const operator = {
  title: { nb: 'Drift', en: 'Running the till' },
  lead: {
    nb: 'For deg som driver programmet: start det, ta vare på det, se at det står riktig, og oppgrader det.',
    en: 'For you who run the program: start it, keep it safe, see that all is well, and upgrade it.',
  },
  concerns: ['administrator'],
  steps: {
    start: {
      title: { nb: 'Start', en: 'Start it' },
      says: {
        nb: 'Skriv innstillingene i .env; .env.example har listen. Mangler en innstilling, eller er en feil, sier programmet det i én setning og starter ikke. Med Docker starter databasen og programmet sammen.',
        en: 'Put the settings into .env; .env.example has the list. Where a setting is missing or wrong, the program says so in a sentence and does not start. With Docker the database and the program start together.',
      },
      types: 'docker compose up -d\ndocker compose logs -f app',
    },
    setup: {
      title: { nb: 'Sett opp den første administratoren', en: 'Set up the first administrator' },
      says: {
        nb: 'En ny installasjon er tom. Den første kommandoen skriver en lenke som virker én gang; sidene bak den tar imot selger, konto, fakturanummer og vilkår. Den andre sier hva som mangler før noe kan selges.',
        en: 'A new installation is empty. The first command prints a link that works once; the pages behind it take seller, account, invoice number and terms. The second says what is missing before anything can be sold.',
      },
      types: 'npx coursetill setup\nnpx coursetill ready',
    },
    health: {
      title: { nb: 'Se at det lever', en: 'See that it is alive' },
      says: {
        nb: 'Den første adressen svarer når prosessen lever, den andre når den også når databasen og kan ta imot. Loggen er én JSON-linje for hver hendelse; LOG_LEVEL bestemmer hvor mye den sier.',
        en: 'The first address answers when the process is alive, the second when it reaches its database and can take requests, too. The log is one line of JSON for each event; LOG_LEVEL decides how much it says.',
      },
      types: 'curl -sf http://127.0.0.1:3000/healthz\ncurl -sf http://127.0.0.1:3000/readyz',
    },
    backup: {
      title: { nb: 'Ta sikkerhetskopi av to ting', en: 'Back up two things' },
      says: {
        nb: 'Databasen, og mappen DATA_DIR med utstedte dokumenter. Ta databasen først: da har mappen alt databasen viser til. Bruk pg_dump fra PostgreSQL 18. Ta også vare på .env, særlig SESSION_SECRET.',
        en: 'The database, and the folder DATA_DIR with issued documents. Take the database first: then the folder has all that the database refers to. Use pg_dump of PostgreSQL 18. Keep .env, too, SESSION_SECRET above all.',
      },
      types: 'pg_dump --format=custom --file=coursetill.dump "$MIGRATE_URL"\ntar -czf files.tgz -C "$DATA_DIR" .',
    },
    verify: {
      title: { nb: 'Kontroller at alt står', en: 'Verify that all is as it was made' },
      says: {
        nb: 'Kommandoen regner alt ut på nytt og navngir det som er endret for hånd, i databasen eller på disken. Kjør den etter en gjenoppretting. Er filer borte, lages de på nytt av det som ble frosset da de ble utstedt.',
        en: 'The command works everything out anew and names whatever was changed by hand, in the database or on the disk. Run it after a restore. Where files are gone, they are made anew from what was frozen when they were issued.',
      },
      types: 'npx coursetill verify --files\nnpx coursetill rebuild-documents --help',
    },
    upgrade: {
      title: { nb: 'Oppgrader', en: 'Upgrade' },
      says: {
        nb: 'Les CHANGELOG.md, ta sikkerhetskopi, og start den nye utgaven. Den oppdaterer databasen selv når den starter, og det samme kan gjøres på forhånd med én kommando.',
        en: 'Read CHANGELOG.md, take a backup, and start the new release. It brings the database up to date by itself when it starts; one command does the same beforehand.',
      },
      types: 'npx coursetill migrate',
    },
  },
} as const satisfies Guide
