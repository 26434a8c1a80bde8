import type { Guide } from '../guide.ts'

/** Whoever lets another system speak with the till. */
export const integrator = {
  title: { nb: 'Koble til et annet system', en: 'Connecting another system' },
  lead: {
    nb: 'For deg som lar et program selge, hente eller følge med: en nøkkel, noen linjer med curl, og hendelsene.',
    en: 'For you who let a program sell, fetch or follow: a key, some lines of curl, and the events.',
  },
  concerns: 'anyone',
  steps: {
    key: {
      title: { nb: 'Få en nøkkel', en: 'Get a key' },
      says: {
        nb: 'En administrator åpner «Nøkler for andre systemer» og lager en nøkkel for hvert program, med det ene det skal gjøre. «Lag nøkkelen» viser den én gang: kopier den da. Uten kryss kan den bare kjøpe i eget navn.',
        en: 'An administrator opens “Keys for other systems” and makes a key for each program, for the one thing it does. “Make the key” shows it once: copy it then. With nothing ticked it can only buy for itself.',
      },
      opens: '/setup/keys',
      shows: {
        nb: 'Skjemaet som lager en nøkkel, med det den får gjøre markert.',
        en: 'The form that makes a key, with what it may do marked.',
      },
    },
    docs: {
      title: { nb: 'Les hva API-et kan', en: 'Read what the API can do' },
      says: {
        nb: 'Adressen /docs viser alle kall og lar deg prøve dem. Ved siden av ligger en ferdig klient i TypeScript og en samling for Postman og Bruno.',
        en: 'The address /docs shows all calls and lets you try them. Beside it are a ready client in TypeScript and a collection for Postman and Bruno.',
      },
      types:
        'curl -sf "$SHOP/openapi.json"\ncurl -sf "$SHOP/docs/coursetill.ts"\ncurl -sf "$SHOP/docs/collection.json"',
    },
    catalogue: {
      title: { nb: 'Hent kursene', en: 'Fetch the courses' },
      says: {
        nb: 'Det som er til salgs, kan alle hente uten nøkkel. Lister slutter med next: spør igjen med after=next til det er null.',
        en: 'What is on sale everybody can fetch without a key. Lists end with next: ask again with after=next until it is null.',
      },
      types: 'curl -sf "$SHOP/offerings?limit=10&lang=en"',
    },
    sell: {
      title: { nb: 'Selg', en: 'Sell' },
      says: {
        nb: 'Bestillinger trenger en Idempotency-Key: får du ikke svar, send det samme igjen med samme nøkkel, og det skjer én gang. Et nei har et navn i type, slik som seats/sold-out. Hele kallet står i docs/integration.md.',
        en: 'Orders need an Idempotency-Key: where you get no answer, send the same again with the same key, and it happens once. A no has a name in its type, such as seats/sold-out. The whole call stands in docs/integration.md.',
      },
      types:
        'curl -sf -X POST "$SHOP/orders" -H "Authorization: Bearer $KEY" \\\n  -H "Content-Type: application/json" -H "Idempotency-Key: order-4711" -d @order.json',
    },
    webhooks: {
      title: { nb: 'Få beskjed med en gang', en: 'Be told at once' },
      says: {
        nb: 'En administrator legger til systemet ditt under «Andre systemer», velger hva det skal få vite, og trykker «Legg til et system». Hemmeligheten vises én gang; med den kontrollerer du at meldingene er våre.',
        en: 'An administrator adds your system under “Other systems”, chooses what it is told, and presses “Add a system”. The secret is shown once; with it you verify that messages are ours.',
      },
      opens: '/setup/webhooks',
      shows: {
        nb: 'Skjemaet som legger til et system, med adressen markert.',
        en: 'The form that adds a system, with its address marked.',
      },
    },
    events: {
      title: { nb: 'Gå ikke glipp av noe', en: 'Miss nothing' },
      says: {
        nb: 'Var systemet ditt nede, henter du det du gikk glipp av, i rekkefølge og uten hull. Ta vare på next, og spør med det neste gang.',
        en: 'If your system was down, fetch what you missed, in order and without a gap. Keep next, and ask with it the next time.',
      },
      types: 'curl -sf "$SHOP/events?after=0&limit=100" -H "Authorization: Bearer $KEY"',
    },
  },
} as const satisfies Guide
