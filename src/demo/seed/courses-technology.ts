import { FACULTIES, type SeedCourse } from './course.ts'

export const technologyCourses: SeedCourse[] = [
  {
    code: 'KIO',
    slug: 'kunstig-intelligens-i-offentlig-sektor',
    faculty: FACULTIES.technology,
    creditTenths: 25,
    level: 'master',
    topics: ['kunstig intelligens', 'digitalisering'],
    teachingLang: 'nb',
    mode: 'online',
    place: 'På nett',
    grossKroner: 7_400,
    taxClass: 'exempt-teaching',
    terms: 'course',
    capacity: 40,
    minimum: 12,
    meetings: { count: 4, everyDays: 7, from: 9, to: 12 },
    starts: [
      { inDays: -195, sells: 20 },
      { inDays: -75, sells: 22 },
      { inDays: 29, sells: 13 },
      { inDays: 110, sells: 3 },
    ],
    texts: {
      nb: {
        title: 'Kunstig intelligens i offentlig sektor',
        summary: 'Finn oppgavene der språkmodeller hjelper, og de der du skal la være.',
        description:
          'Alle skal ta i bruk kunstig intelligens, men til hva? Du tar med en oppgave fra din egen virksomhet og går fra idé til vurdering: nytte, personvern, forvaltningslov, innkjøp og drift.\n\nFire formiddager på nett med arbeid i faste grupper.',
        outcomes:
          '- beskrive en oppgave så den kan løses av en maskin\n- vurdere rettslige rammer, også KI-forordningen\n- prøve ut en løsning i det små og måle den\n- si nei med begrunnelse',
        prerequisites: 'Ingen programmering. Noe erfaring fra offentlig sektor.',
      },
      en: {
        title: 'Artificial intelligence in the public sector',
        summary: 'Find the tasks where language models help, and those where you should not.',
        description:
          'Everybody is to use artificial intelligence, but for what? Bring a task from your own organisation and go from idea to judgement: benefit, privacy, administrative law, procurement and operation.\n\nFour mornings online with work in fixed groups. Teaching is in Norwegian.',
        outcomes:
          '- describe a task so that a machine can do it\n- judge the legal frame, the AI Act included\n- try a solution on a small scale and measure it\n- say no, and why',
        prerequisites: 'No programming. Some experience from the public sector.',
      },
    },
  },
  {
    code: 'KIW',
    slug: 'kunstig-intelligens-pa-en-time',
    faculty: FACULTIES.technology,
    creditTenths: 0,
    level: 'introductory',
    topics: ['kunstig intelligens'],
    teachingLang: 'nb',
    mode: 'online',
    place: 'På nett',
    grossKroner: 0,
    taxClass: 'exempt-teaching',
    terms: 'open',
    capacity: 200,
    minimum: 1,
    meetings: { count: 1, everyDays: 1, from: 12, to: 13 },
    starts: [
      { inDays: -130, sells: 22 },
      { inDays: 12, sells: 16 },
    ],
    texts: {
      nb: {
        title: 'Kunstig intelligens på én time',
        summary: 'Gratis lunsjwebinar: hva er det, hva kan det, og hva er bare reklame?',
        description:
          'En time midt på dagen for deg som vil henge med. Forsker Ane Lysne forklarer med eksempler fra skole, helse og kundesenter. Tjue minutter er satt av til spørsmål.\n\nDet er gratis, og opptaket sendes til alle påmeldte.',
        outcomes: '- forklare en kollega hva en språkmodell gjør\n- kjenne igjen tre vanlige misforståelser',
        prerequisites: 'Ingen.',
      },
      en: {
        title: 'Artificial intelligence in one hour',
        summary: 'A free lunch webinar: what it is, what it can do, and what is only advertising.',
        description:
          'One hour at noon for those who want to keep up. Researcher Ane Lysne explains with examples from schools, health care and call centres. Twenty minutes are kept for questions.\n\nIt is free, and the recording is sent to everyone. Given in Norwegian.',
        outcomes: '- explain to a colleague what a language model does\n- recognise three common misunderstandings',
        prerequisites: 'None.',
      },
    },
  },
  {
    code: 'PYA',
    slug: 'python-for-analysis',
    faculty: FACULTIES.technology,
    creditTenths: 45,
    level: 'bachelor',
    topics: ['programmering', 'statistikk'],
    teachingLang: 'en',
    mode: 'online',
    place: 'På nett',
    grossKroner: 9_900,
    taxClass: 'exempt-teaching',
    terms: 'course',
    capacity: 30,
    minimum: 10,
    meetings: { count: 6, everyDays: 7, from: 16, to: 19 },
    starts: [
      { inDays: -220, sells: 15 },
      { inDays: 41, sells: 10 },
    ],
    texts: {
      nb: {
        title: 'Python for analyse',
        summary: 'Fra regneark til program: rydd, regn og vis tall med Python. Undervises på engelsk.',
        description:
          'Når regnearket blir for lite, er Python neste steg. Seks ettermiddager på nett tar deg fra de første linjene til en rapport som lager seg selv.\n\nUndervisningen er på engelsk, og deltakerne kommer fra mange land.',
        outcomes:
          '- lese inn og rydde tabeller\n- regne sammendrag og enkle modeller\n- tegne figurer\n- dele arbeidet så andre kan kjøre det',
        prerequisites: 'Du er trygg på regneark. Ingen programmering kreves.',
      },
      en: {
        title: 'Python for analysis',
        summary: 'From spreadsheet to program: clean, compute and show figures with Python.',
        description:
          'When the spreadsheet becomes too small, Python is the next step. Six afternoons online take you from the first lines to a report that makes itself.\n\nTaught in English to participants from many countries.',
        outcomes:
          '- read and clean tables\n- compute summaries and simple models\n- draw figures\n- share the work so that others can run it',
        prerequisites: 'You are at ease with spreadsheets. No programming is needed.',
      },
    },
  },
  {
    code: 'UU',
    slug: 'universell-utforming',
    faculty: FACULTIES.technology,
    creditTenths: 20,
    level: 'bachelor',
    topics: ['design', 'digitalisering'],
    teachingLang: 'nb',
    mode: 'online',
    place: 'På nett',
    grossKroner: 4_900,
    taxClass: 'exempt-teaching',
    terms: 'course',
    capacity: 35,
    minimum: 8,
    meetings: { count: 3, everyDays: 7, from: 9, to: 12 },
    starts: [
      { inDays: -165, sells: 12 },
      { inDays: 60, sells: 4 },
    ],
    texts: {
      nb: {
        title: 'Universell utforming av nettsider',
        summary: 'Lag nettsider som alle kan bruke, og vit hvordan du prøver dem.',
        description:
          'Loven krever det, og brukerne merker det. Vi går gjennom WCAG 2.2 med skjermleser, tastatur og øyne, på nettsider du kjenner.\n\nTre formiddager på nett.',
        outcomes:
          '- prøve en nettside med tastatur og skjermleser\n- rette de vanligste feilene\n- skrive en tilgjengelighetserklæring',
        prerequisites: 'Du har laget eller bestilt nettsider.',
      },
      en: {
        title: 'Accessible web design',
        summary: 'Make web pages that everyone can use, and know how to test them.',
        description:
          'The law demands it and users notice. We go through WCAG 2.2 with screen reader, keyboard and eyes, on pages you know.\n\nThree mornings online, in Norwegian.',
        outcomes:
          '- test a page with keyboard and screen reader\n- mend the most common faults\n- write an accessibility statement',
        prerequisites: 'You have made or ordered web pages.',
      },
    },
  },
]
