import type { MoveState } from '../../moving/moved.ts'
import type { Hindrance } from '../../moving/problems.ts'
import type { Said } from '../../platform/lang.ts'

/** Why a seat cannot go to an offering, in a word or two. */
export const HINDERED: Record<Hindrance, Said> = {
  full: { nb: 'Fullt', en: 'Full' },
  closed: { nb: 'Påmeldingen er stengt', en: 'Booking has closed' },
  'not-yet': { nb: 'Påmeldingen har ikke åpnet', en: 'Booking has not opened' },
  over: { nb: 'Har startet', en: 'Has begun' },
  enrolled: { nb: 'Har plass der fra før', en: 'Has a seat there already' },
  clash: { nb: 'Kolliderer med et annet kurs', en: 'Clashes with another course' },
  extras: { nb: 'Selges bare sammen med noe annet', en: 'Only sold with something else' },
  currency: { nb: 'Selges i en annen valuta', en: 'Sold in another currency' },
  taxed: { nb: 'Kan ikke selges dit du bor', en: 'Cannot be sold to where you live' },
  admission: { nb: 'Krever søknad', en: 'Needs an application' },
}

/** Why a seat is not moved, and which way there is instead. */
export const MOVING_REFUSALS: Record<string, Said> = {
  'seat/unknown': {
    nb: 'Denne plassen finnes ikke lenger, eller ingen sitter i den.',
    en: 'This seat is not there any more, or nobody sits in it.',
  },
  'moving/full': { nb: 'Det er ingen ledige plasser der lenger.', en: 'No seats are left there.' },
  'moving/closed': { nb: 'Påmeldingen dit er stengt.', en: 'Booking there has closed.' },
  'moving/not-yet': { nb: 'Påmeldingen dit har ikke åpnet ennå.', en: 'Booking there has not opened yet.' },
  'moving/over': { nb: 'Kurset har startet.', en: 'The course has begun.' },
  'moving/enrolled': {
    nb: 'Den som sitter i plassen, har plass der fra før.',
    en: 'Whoever sits in the seat has a seat there already.',
  },
  'moving/clash': {
    nb: 'Samlingene kolliderer med et annet kurs du er påmeldt.',
    en: 'Its sessions clash with another course that you are enrolled in.',
  },
  'moving/extras': {
    nb: 'Dette kurset selges bare sammen med noe annet. Avbestill plassen, og kjøp det nye i stedet.',
    en: 'This course is only sold together with something else. Cancel the seat, and buy the new one instead.',
  },
  'moving/currency': { nb: 'Det selges i en annen valuta.', en: 'It is sold in another currency.' },
  'moving/admission': {
    nb: 'Dit må du søke om opptak. Søk på kurssiden.',
    en: 'Admission is applied for there. Apply on the course page.',
  },
  'moving/taxed': { nb: 'Det kan ikke selges dit du bor.', en: 'It cannot be sold to where you live.' },
  'moving/other-course': {
    nb: 'Her kan du bytte til en annen start av det samme kurset. Vil du til et annet kurs, ta kontakt med oss.',
    en: 'Here you can move to another start of the same course. If you want another course, contact us.',
  },
  'line/unknown': {
    nb: 'Ordren har ingen slike plasser lenger. Velg på nytt.',
    en: 'The order has no such seats any more. Choose again.',
  },
  'moving/too-few': {
    nb: 'Så mange plasser uten deltaker er det ikke. Velg færre, eller ta en plass tilbake først.',
    en: 'There are not that many seats without a participant. Choose fewer, or take a seat back first.',
  },
  'moving/drawn': {
    nb: 'Plassene er tatt av det som er betalt på forhånd. Gi dem tilbake, så kommer det inn igjen der, og bestill plasser på den andre starten.',
    en: 'These seats were taken from what was paid in advance. Give them back, which puts it back, and order seats of the other start.',
  },
  'moving/attended': {
    nb: 'Den som sitter i plassen, har allerede møtt på kurset. Da kan den ikke byttes.',
    en: 'Whoever sits in the seat has attended already, so it cannot be moved.',
  },
  'moving/too-late': {
    nb: 'Fristen er ute: etter vilkårene kommer ingenting tilbake for denne plassen, så den kan ikke byttes.',
    en: 'It is too late: under the terms nothing comes back of this seat, so it cannot be moved.',
  },
  'moving/under-way': {
    nb: 'Et bytte på denne ordren venter på betaling. Betal det, eller avbryt det først.',
    en: 'A move in this order awaits its payment. Pay for it, or give it up first.',
  },
  'moving/not-under-way': {
    nb: 'Dette byttet er gjort, eller avbrutt fra før.',
    en: 'This move is done, or was given up before.',
  },
  'moving/buyer-pays': {
    nb: 'Den nye plassen koster mer. Da må den som betaler, bytte selv fra ordresiden, der mellomlegget betales.',
    en: 'The new seat costs more. Whoever pays must move it from the order page, where the difference is paid.',
  },
  'moving/needs-finance': {
    nb: 'Penger er betalt tilbake på denne ordren uten kreditnota. Økonomi må avklare det først.',
    en: 'Money of this order went back without a credit note. Finance must settle that first.',
  },
  'moving/changed': {
    nb: 'Noe er endret siden du så på det. Ingenting er byttet. Se over på nytt.',
    en: 'Something has changed since you looked. Nothing was moved. Look at it again.',
  },
}

/** How a move stands, told once it has come to an end. */
export const MOVE_TITLES: Record<MoveState, Said> = {
  done: { nb: 'Plassen er byttet', en: 'The seat was moved' },
  'to-pay': { nb: 'Betal mellomlegget', en: 'Pay the difference' },
  lapsed: { nb: 'Plassen ble ikke byttet', en: 'The seat was not moved' },
  'given-up': { nb: 'Byttet er avbrutt', en: 'The move was given up' },
  'money-back': { nb: 'Plassen ble ikke byttet', en: 'The seat was not moved' },
}

export const MOVE_SENTENCES: Record<MoveState, Said> = {
  done: {
    nb: 'Den gamle plassen er fri for andre. Vi har sendt bekreftelsen på e-post.',
    en: 'The old seat is free for others. We have sent a confirmation by e-mail.',
  },
  'to-pay': {
    nb: 'Begge plassene er dine til du har betalt. Betaler du ikke, beholder du den du har.',
    en: 'Both seats are yours until you have paid. If you do not pay, you keep the one you have.',
  },
  lapsed: {
    nb: 'Mellomlegget ble ikke betalt i tide. Du har plassen din som før.',
    en: 'The difference was not paid in time. You have your seat as before.',
  },
  'given-up': {
    nb: 'Ingenting er trukket. Du har plassen din som før.',
    en: 'Nothing was charged. You have your seat as before.',
  },
  'money-back': {
    nb: 'Betalingen kom da plassen ikke kunne gis lenger. Pengene går tilbake til kortet, og du har plassen din som før.',
    en: 'The payment came when the seat could not be given any more. The money goes back to the card, and you have your seat as before.',
  },
}
