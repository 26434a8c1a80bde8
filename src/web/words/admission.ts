import type { ApplicationState } from '../../admission/applications.ts'
import type { ApplicationEnd } from '../../admission/schema.ts'
import type { DocumentKind } from '../../catalogue/admission.ts'
import type { Said } from '../../platform/lang.ts'

/** What a refusal says to whoever applies, and to whoever buys where one applies first. */
export const ADMISSION_REFUSALS: Record<string, Said> = {
  'admission/needed': {
    nb: 'Her må du søke om opptak først. Du kan betale når du har fått ja.',
    en: 'Here you apply for admission first. You can pay once you have had a yes.',
  },
  'admission/persons-only': {
    nb: 'Plassen er for den som har fått ja, og bestilles av samme person som privat kjøper.',
    en: 'The seat is for whoever was admitted, who orders it for themselves as a private buyer.',
  },
  'admission/name-later': {
    nb: 'Kurset har krav til den som skal delta. Bestill plassene uten navn. Etterpå navngir dere folk, og hver av dem viser dokumentene sine.',
    en: 'The course checks who takes part. Order the seats without names. You name people afterwards, and each shows their papers.',
  },
  'admission/papers-first': {
    nb: 'Kurset har krav til den som skal delta. Den som er navngitt, viser dokumentene sine først.',
    en: 'The course checks who takes part. Whoever is named shows their papers first.',
  },
  'admission/not-asked': {
    nb: 'Her trenger du ikke å søke. Du kan bestille direkte.',
    en: 'There is nothing to apply for here. You can order at once.',
  },
  'admission/full': {
    nb: 'Alle plassene er holdt av eller solgt. Blir en ledig, kan du søke på den.',
    en: 'Every seat is held or sold. You can apply when one comes free.',
  },
  'admission/already': {
    nb: 'Du har søkt på dette kurset allerede. Se «Min læring».',
    en: 'You have applied for this course already. See “My learning”.',
  },
  'admission/address-unproved': {
    nb: 'Bekreft e-postadressen din først. Svaret blir sendt dit.',
    en: 'Confirm your e-mail address first. The answer is sent there.',
  },
  'admission/other-hold': {
    nb: 'Handlekurven holder plasser som er holdt av til deg et annet sted. Bestill dem først.',
    en: 'Your cart holds seats that were kept for you elsewhere. Order those first.',
  },
  'admission/seats-taken': {
    nb: 'Noen har fått, venter på eller holder av en plass. Da kan det ikke bli vanskeligere å komme med.',
    en: 'Somebody has, waits for or holds a seat. It cannot become harder to come now.',
  },
  'admission/closed-offering': {
    nb: 'Et kurs som holdes for bestemte bedrifter, kjøpes av dem. Da kan ingen søke. Velg én av delene.',
    en: 'A course that is held for some companies is bought by them, so nobody can apply. Choose one of the two.',
  },
  'admission/applications-open': {
    nb: 'Det er søknader som ikke er avgjort. Svar på dem først.',
    en: 'There are applications that are not over. Answer them first.',
  },
  'application/over': { nb: 'Denne søknaden er avsluttet.', en: 'This application is over.' },
  'application/decided': {
    nb: 'Denne søknaden er allerede besvart.',
    en: 'This application has been answered already.',
  },
  'application/asked-already': {
    nb: 'Søkeren er spurt om mer én gang. Nå må søknaden besvares.',
    en: 'The applicant was asked for more once. It is time to answer.',
  },
  'application/not-admitted': {
    nb: 'Det er ikke gitt ja til denne søknaden, eller tiden for å betale er ute.',
    en: 'This application has not had a yes, or the time to pay is over.',
  },
  'application/ordered': {
    nb: 'Plassen er bestilt. Betal ordren, eller gi den opp først.',
    en: 'The seat is ordered. Pay the order, or give it up first.',
  },
  'application/too-many-documents': {
    nb: 'Det er ikke plass til flere dokumenter i søknaden.',
    en: 'There is no room for more documents in the application.',
  },
  'application/document-twice': { nb: 'Dette dokumentet er allerede lagt ved.', en: 'This document is there already.' },
}

/** What is asked for with an application. */
export const DOCUMENTS: Record<DocumentKind, Said> = {
  transcript: { nb: 'Karakterutskrift', en: 'Transcript of records' },
  diploma: { nb: 'Vitnemål', en: 'Diploma' },
  employer: { nb: 'Bekreftelse fra arbeidsgiver', en: 'Confirmation from an employer' },
  other: { nb: 'Annet', en: 'Something else' },
}

export const APPLICATION_STATES: Record<Exclude<ApplicationState, 'over'>, Said> = {
  undecided: { nb: 'Venter på svar', en: 'Waits for an answer' },
  late: { nb: 'Svaret er forsinket', en: 'The answer is late' },
  admitted: { nb: 'Har fått ja', en: 'Admitted' },
  ordered: { nb: 'Bestilt', en: 'Ordered' },
}

export const APPLICATION_ENDS: Record<ApplicationEnd, Said> = {
  enrolled: { nb: 'Påmeldt', en: 'Enrolled' },
  refused: { nb: 'Fikk ikke plass', en: 'Not admitted' },
  withdrawn: { nb: 'Trukket', en: 'Withdrawn' },
  lapsed: { nb: 'Ikke bestilt i tide', en: 'Not ordered in time' },
  closed: { nb: 'Påmeldingen stengte før svaret', en: 'Booking closed before the answer' },
  'not-shown': { nb: 'Dokumentene kom ikke i tide', en: 'The papers did not come in time' },
  'seat-gone': { nb: 'Plassen er bedriftens igjen', en: 'The seat is the company’s again' },
}
