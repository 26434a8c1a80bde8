import type { Said } from '../../platform/lang.ts'

/** The statement of forskrift om universell utforming av IKT § 9 a in short: standard, status, contact, complaint. */
export const ACCESSIBILITY: Said = {
  nb: `Alle skal kunne finne, kjøpe og følge kurs her, også med tastatur, skjermleser, forstørring eller uten JavaScript.

## Standard

Nettstedet følger **WCAG 2.2 på nivå AA**, som er strengere enn det forskriften om universell utforming av IKT krever (WCAG 2.1 AA).

## Status

Nettstedet er **i samsvar** med kravene så langt vi kjenner til. Alle sider testes automatisk ved hver endring. En uavhengig gjennomgang er ikke gjort ennå.

Kjente unntak:

- Betalingssiden leveres av Stripe og følger deres egen tilgjengelighetserklæring.
- API-dokumentasjonen er et verktøy for utviklere og har enkelte kontrastfeil.

## Fant du noe som ikke virker?

Skriv til e-postadressen nederst på siden og fortell hva du prøvde å gjøre. Vi hjelper deg med kjøpet på en annen måte om du trenger det.

## Klage

Er du ikke fornøyd med svaret, kan du si fra til [Tilsynet for universell utforming av ikt](https://www.uutilsynet.no), eller klage til [Diskrimineringsnemnda](https://www.diskrimineringsnemnda.no).`,
  en: `Everybody shall be able to find, buy and follow courses here, also with a keyboard, a screen reader, magnification or without JavaScript.

## Standard

The site follows **WCAG 2.2 at level AA**, which is stricter than the Norwegian regulation on universal design of ICT demands (WCAG 2.1 AA).

## Status

The site is **in conformance** with the requirements as far as we know. Every page is tested by programs at each change. An independent review has not been made yet.

Known exceptions:

- The payment page is delivered by Stripe and follows their own accessibility statement.
- The API documentation is a tool for developers and has some faults of contrast.

## Did you find something that does not work?

Write to the e-mail address at the foot of the page and tell us what you tried to do. We help you with your purchase in another way if you need it.

## Complaints

If you are not satisfied with the answer, you may notify [Tilsynet for universell utforming av ikt](https://www.uutilsynet.no), or complain to [Diskrimineringsnemnda](https://www.diskrimineringsnemnda.no).`,
}
