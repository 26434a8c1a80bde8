import { FACULTIES, type SeedCourse } from './course.ts'

export const teachingCourses: SeedCourse[] = [
  {
    code: 'VEIL',
    slug: 'veiledning-av-nye-kolleger',
    faculty: FACULTIES.teaching,
    creditTenths: 45,
    level: 'master',
    topics: ['veiledning', 'skole'],
    teachingLang: 'nb',
    mode: 'hybrid',
    place: 'Stensberggata 26, Oslo',
    grossKroner: 8_900,
    taxClass: 'exempt-teaching',
    invoiceToPersons: true,
    terms: 'course',
    capacity: 26,
    minimum: 10,
    meetings: { count: 4, everyDays: 21, from: 10, to: 16 },
    starts: [
      { inDays: -300, sells: 12 },
      { inDays: -120, sells: 15 },
      { inDays: 52, sells: 7 },
    ],
    texts: {
      nb: {
        title: 'Veiledning av nye kolleger',
        summary: 'Bli en trygg veileder for nyutdannede lærere og barnehagelærere.',
        description:
          'Det første året i yrket avgjør om mange blir. Du lærer å lede veiledningssamtaler som hjelper, og får prøve dem på egen arbeidsplass mellom samlingene.\n\nTo av samlingene kan du følge på nett.',
        outcomes:
          '- lede en veiledningssamtale fra åpning til avtale\n- observere undervisning og gi tilbakemelding som kan brukes\n- kjenne forskjellen på veiledning, råd og vurdering',
        prerequisites: 'Lærer- eller barnehagelærerutdanning og minst to års erfaring.',
      },
      en: {
        title: 'Mentoring new colleagues',
        summary: 'Become a confident mentor for newly qualified teachers.',
        description:
          'The first year decides whether many stay. You learn to lead mentoring talks that help, and try them at your own workplace between the meetings.\n\nTwo of the meetings can be followed online. Teaching is in Norwegian.',
        outcomes:
          '- lead a mentoring talk from opening to agreement\n- observe teaching and give feedback that can be used\n- tell mentoring from advice and assessment',
        prerequisites: 'A teaching qualification and at least two years of experience.',
      },
    },
  },
  {
    code: 'LES',
    slug: 'lesing-pa-mellomtrinnet',
    faculty: FACULTIES.teaching,
    creditTenths: 30,
    level: 'bachelor',
    topics: ['lesing', 'skole'],
    teachingLang: 'nb',
    mode: 'online',
    place: 'På nett',
    grossKroner: 5_900,
    taxClass: 'exempt-teaching',
    terms: 'course',
    capacity: 40,
    minimum: 12,
    meetings: { count: 5, everyDays: 7, from: 18, to: 20 },
    starts: [
      { inDays: -180, sells: 16 },
      { inDays: 45, sells: 6 },
    ],
    texts: {
      nb: {
        title: 'Lesing på mellomtrinnet',
        summary: 'Fem kvelder om elever som kan lese, men ikke liker det.',
        description:
          'Hva gjør vi med elevene som avkoder godt, men aldri åpner en bok? Kurset samler det forskningen vet om leselyst og lesestrategier på 5. til 7. trinn, og gir deg opplegg du kan bruke samme uke.\n\nAlle kvelder holdes på nett. Opptak er tilgjengelig i fire uker.',
        outcomes:
          '- kartlegge lesing uten å ødelegge den\n- undervise i tre lesestrategier\n- sette sammen et klassebibliotek som blir brukt',
        prerequisites: 'For lærere på barnetrinnet.',
      },
    },
  },
  {
    code: 'SAMT',
    slug: 'samtaler-med-barn',
    faculty: FACULTIES.society,
    creditTenths: 25,
    level: 'bachelor',
    topics: ['barnevern', 'skole'],
    teachingLang: 'nb',
    mode: 'campus',
    place: 'Pilestredet 46, Oslo',
    grossKroner: 6_400,
    taxClass: 'exempt-teaching',
    terms: 'course',
    capacity: 20,
    minimum: 10,
    meetings: { count: 2, everyDays: 14, from: 9, to: 16 },
    starts: [
      { inDays: -240, sells: 13 },
      { inDays: -60, sells: 14 },
      { inDays: 17, sells: 4 },
    ],
    texts: {
      nb: {
        title: 'Vanskelige samtaler med barn',
        summary: 'Tren på å spørre så barn våger å svare.',
        description:
          'Du mistenker at et barn har det vondt. Hva sier du? Gjennom øvelser med skuespillere trener du på åpne spørsmål, på å tåle stillhet og på å avslutte trygt.\n\nKurset er utviklet sammen med barnevernet i to bydeler.',
        outcomes:
          '- planlegge en samtale med et barn du er bekymret for\n- bruke åpne spørsmål uten å lede\n- vite når og hvordan du melder fra',
        prerequisites: 'Du arbeider med barn i skole, barnehage, helsetjeneste eller barnevern.',
      },
      en: {
        title: 'Difficult conversations with children',
        summary: 'Practise asking so that children dare to answer.',
        description:
          'You suspect that a child is in trouble. What do you say? In exercises with actors you practise open questions, bearing silence and ending safely.\n\nDeveloped together with the child welfare offices of two city districts. Teaching is in Norwegian.',
        outcomes:
          '- plan a conversation with a child you worry about\n- use open questions without leading\n- know when and how to report',
        prerequisites: 'You work with children in school, nursery, health care or child welfare.',
      },
    },
  },
]
