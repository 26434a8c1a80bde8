import { FACULTIES, type SeedCourse } from './course.ts'

export const healthCourses: SeedCourse[] = [
  {
    code: 'STAT',
    slug: 'praktisk-statistikk',
    faculty: FACULTIES.health,
    creditTenths: 25,
    level: 'bachelor',
    topics: ['statistikk', 'helse'],
    teachingLang: 'nb',
    mode: 'campus',
    place: 'Pilestredet 35, Oslo',
    grossKroner: 6_900,
    taxClass: 'exempt-teaching',
    terms: 'course',
    capacity: 24,
    minimum: 8,
    meetings: { count: 3, everyDays: 7, from: 9, to: 15 },
    extras: [
      {
        name: { nb: 'Lunsj på første samling', en: 'Lunch at the first session' },
        grossKroner: 230,
        taxClass: 'food',
        delivered: 'first-session',
        taxDecision: 'Ingrid Sæther: servering av mat, 15 %',
      },
      {
        name: { nb: 'Lærebok: «Tall du kan stole på»', en: 'Textbook: “Figures you can trust”' },
        grossKroner: 399,
        taxClass: 'zero',
        delivered: 'on-order',
        taxDecision: 'Ingrid Sæther: bok, nullsats etter merverdiavgiftsloven § 6-4',
      },
    ],
    starts: [
      { inDays: -270, sells: 17 },
      { inDays: -95, sells: 19 },
      { inDays: 38, sells: 9 },
      { inDays: 128, sells: 2 },
    ],
    texts: {
      nb: {
        title: 'Praktisk statistikk for helsepersonell',
        summary: 'Les forskning med trygghet, og regn selv på tallene fra din egen avdeling.',
        description:
          'Du møter tall hver dag: i fagartikler, kvalitetsregistre og rapporter. Dette kurset gir deg redskapene til å forstå dem og til å lage egne.\n\nVi arbeider med ekte, anonymiserte tall fra norske sykehus. **Ta med egne tall** om du har dem: den siste samlingen er et verksted der du regner på ditt eget spørsmål med veileder ved siden av.\n\nUndervisningen veksler mellom korte forelesninger og øvelser i grupper på fire.',
        outcomes:
          '- lese resultatdelen i en fagartikkel og si hva den ikke viser\n- velge riktig test for et enkelt spørsmål\n- beregne og forklare et konfidensintervall\n- vise tall i figurer som ikke villeder',
        prerequisites: 'Ingen. Du bør ha tilgang til en bærbar datamaskin.',
      },
      en: {
        title: 'Practical statistics for health professionals',
        summary: 'Read research with confidence and work on the numbers of your own ward.',
        description:
          'You meet numbers every day: in papers, quality registers and reports. This course gives you the tools to understand them and to make your own.\n\nWe work with real, anonymised figures from Norwegian hospitals. **Bring your own figures** if you have any: the last meeting is a workshop with a supervisor at your side.\n\nTeaching switches between short lectures and exercises in groups of four. It is given in Norwegian.',
        outcomes:
          '- read the results section of a paper and say what it does not show\n- choose the right test for a simple question\n- compute and explain a confidence interval\n- draw figures that do not mislead',
        prerequisites: 'None. You should have access to a laptop.',
      },
    },
  },
  {
    code: 'DHO',
    slug: 'digital-hjemmeoppfolging',
    faculty: FACULTIES.health,
    creditTenths: 30,
    level: 'bachelor',
    topics: ['helse', 'digitalisering'],
    teachingLang: 'nb',
    mode: 'hybrid',
    place: 'Kunnskapsveien 55, Kjeller',
    grossKroner: 9_800,
    taxClass: 'exempt-teaching',
    terms: 'course',
    capacity: 30,
    minimum: 10,
    meetings: { count: 4, everyDays: 14, from: 10, to: 15 },
    starts: [
      { inDays: -210, sells: 14 },
      { inDays: 24, sells: 14 },
    ],
    texts: {
      nb: {
        title: 'Digital hjemmeoppfølging i kommunen',
        summary: 'Fra pilot til drift: slik får du digital oppfølging til å virke for pasienter og ansatte.',
        description:
          'Mange kommuner har prøvd digital hjemmeoppfølging. Færre har fått den til å vare. Kurset bygger på erfaringer fra åtte kommuner og går gjennom hele veien: hvem skal få tilbudet, hvem svarer når målingene kommer inn, og hvem betaler.\n\nDu kan delta på campus eller følge samlingene direkte på nett.',
        outcomes:
          '- velge ut pasienter som har nytte av oppfølging hjemme\n- tegne en arbeidsflyt som tåler ferie og sykefravær\n- vurdere personvern og informasjonssikkerhet\n- måle om tilbudet gjør en forskjell',
        prerequisites: 'Helsefaglig bakgrunn, eller erfaring fra kommunal tjenesteutvikling.',
      },
      en: {
        title: 'Digital home follow-up in local health care',
        summary: 'From pilot to daily work: make remote care last for patients and staff.',
        description:
          'Many municipalities have tried digital home follow-up. Fewer have made it last. The course builds on eight of them and covers the whole way: who is offered it, who answers when the readings come in, and who pays.\n\nJoin on campus or live online. Teaching is in Norwegian.',
        outcomes:
          '- select patients who benefit from follow-up at home\n- draw a workflow that survives holidays and sick leave\n- weigh privacy and information security\n- measure whether it makes a difference',
        prerequisites: 'A health background, or experience from developing local services.',
      },
    },
  },
  {
    code: 'KLIN',
    slug: 'klinisk-vurdering',
    faculty: FACULTIES.health,
    creditTenths: 40,
    level: 'master',
    topics: ['helse', 'sykepleie'],
    teachingLang: 'nb',
    mode: 'campus',
    place: 'Pilestredet 32, Oslo',
    grossKroner: 9_500,
    taxClass: 'exempt-teaching',
    terms: 'course',
    capacity: 12,
    minimum: 8,
    meetings: { count: 4, everyDays: 7, from: 9, to: 16 },
    starts: [
      { inDays: -150, sells: 12 },
      { inDays: 33, sells: 11 },
    ],
    texts: {
      nb: {
        title: 'Klinisk vurdering når tilstanden endrer seg',
        summary: 'Tren blikket for de tidlige tegnene, og meld fra så det blir hørt.',
        description:
          'Pasienter blir sjelden akutt syke uten forvarsel. I simulering med markører trener du på å se tegnene, undersøke systematisk og varsle med klare ord.\n\nGruppene er små, og hver deltaker får minst to scenarioer med tilbakemelding.',
        outcomes:
          '- undersøke systematisk etter ABCDE\n- bruke NEWS2 og kjenne grensene for det\n- varsle med ISBAR\n- begrunne en klinisk vurdering skriftlig',
        prerequisites: 'Autorisasjon som sykepleier, fysioterapeut, vernepleier eller lege.',
      },
      en: {
        title: 'Clinical assessment when the patient deteriorates',
        summary: 'Train your eye for early signs, and raise the alarm so that it is heard.',
        description:
          'Patients rarely become acutely ill without warning. In simulations you practise seeing the signs, examining systematically and alerting in plain words.\n\nGroups are small, and everyone gets at least two scenarios with feedback. Teaching is in Norwegian.',
        outcomes:
          '- examine systematically by ABCDE\n- use NEWS2 and know its limits\n- alert with ISBAR\n- justify a clinical assessment in writing',
        prerequisites: 'Authorisation as a nurse, physiotherapist, social educator or physician.',
      },
    },
  },
]
