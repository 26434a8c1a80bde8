import { FACULTIES, type SeedCourse } from './course.ts'

export const businessCourses: SeedCourse[] = [
  {
    code: 'PRO',
    slug: 'prosjektledelse-i-praksis',
    faculty: FACULTIES.business,
    creditTenths: 25,
    level: 'bachelor',
    topics: ['ledelse', 'prosjekt'],
    teachingLang: 'nb',
    mode: 'campus',
    place: 'Pilestredet 35, Oslo',
    grossKroner: 12_900,
    taxClass: 'exempt-teaching',
    terms: 'course',
    capacity: 28,
    minimum: 10,
    meetings: { count: 3, everyDays: 14, from: 9, to: 16 },
    starts: [
      { inDays: -255, sells: 15 },
      { inDays: -105, sells: 17 },
      { inDays: 47, sells: 8 },
    ],
    texts: {
      nb: {
        title: 'Prosjektledelse i praksis',
        summary: 'Tre dager om det som faktisk avgjør om et prosjekt blir ferdig.',
        description:
          'Planer er lette å tegne og vanskelige å holde. Du arbeider med ditt eget prosjekt gjennom hele kurset: mål, mandat, risiko, folk og penger.\n\nMellom samlingene prøver du ut ett grep hjemme og tar erfaringen med tilbake.',
        outcomes:
          '- skrive et mandat som tåler motstand\n- anslå tid og kostnad med usikkerhet\n- lede møter der noe blir bestemt\n- avslutte et prosjekt i tide',
        prerequisites: 'Du leder eller skal lede et prosjekt.',
      },
      en: {
        title: 'Project management in practice',
        summary: 'Three days on what really decides whether a project gets done.',
        description:
          'Plans are easy to draw and hard to keep. You work on your own project throughout: goal, mandate, risk, people and money.\n\nBetween the meetings you try one thing at home and bring the experience back. Teaching is in Norwegian.',
        outcomes:
          '- write a mandate that stands resistance\n- estimate time and cost with uncertainty\n- lead meetings in which something is decided\n- end a project in time',
        prerequisites: 'You lead a project, or will.',
      },
    },
  },
  {
    code: 'STYR',
    slug: 'styrearbeid',
    faculty: FACULTIES.business,
    creditTenths: 25,
    level: 'master',
    topics: ['ledelse', 'jus'],
    teachingLang: 'nb',
    mode: 'campus',
    place: 'Handelshuset, Kirkegata 15, Oslo',
    grossKroner: 14_900,
    taxClass: 'exempt-teaching',
    terms: 'course',
    capacity: 20,
    minimum: 8,
    meetings: { count: 2, everyDays: 7, from: 9, to: 17 },
    starts: [
      { inDays: -140, sells: 10 },
      { inDays: 66, sells: 5 },
    ],
    texts: {
      nb: {
        title: 'Styrearbeid som virker',
        summary: 'Roller, ansvar og gode spørsmål for deg som sitter i et styre.',
        description:
          'Styret skal både kontrollere og se fremover. Kurset bruker saker fra norske aksjeselskap, stiftelser og kommunale foretak, og slutter med et rollespill der alt går galt på én kveld.',
        outcomes:
          '- kjenne styrets ansvar etter aksjeloven\n- lese et regnskap for det som ikke står der\n- lage en årsplan for styret\n- evaluere styrets eget arbeid',
        prerequisites: 'Du sitter i et styre, eller skal inn i et.',
      },
      en: {
        title: 'Board work that works',
        summary: 'Roles, duties and good questions for members of a board.',
        description:
          'A board is to control and to look ahead. The course uses cases from Norwegian companies, foundations and municipal enterprises, and ends with a role play in which everything goes wrong in one evening. Teaching is in Norwegian.',
        outcomes:
          '- know the duties of a board under company law\n- read accounts for what they do not say\n- make a yearly plan for the board\n- evaluate the board’s own work',
        prerequisites: 'You are on a board, or will be.',
      },
    },
  },
  {
    code: 'BRE',
    slug: 'barekraftsrapportering',
    faculty: FACULTIES.business,
    creditTenths: 25,
    level: 'master',
    topics: ['bærekraft', 'regnskap'],
    teachingLang: 'en',
    mode: 'online',
    place: 'På nett',
    grossKroner: 8_400,
    taxClass: 'exempt-teaching',
    terms: 'course',
    capacity: 40,
    minimum: 10,
    meetings: { count: 4, everyDays: 7, from: 13, to: 16 },
    starts: [
      { inDays: -85, sells: 14 },
      { inDays: 35, sells: 9 },
    ],
    texts: {
      nb: {
        title: 'Bærekraftsrapportering',
        summary: 'Finn det vesentlige, mål det og skriv det så det tåler revisjon. Undervises på engelsk.',
        description:
          'Kravene kommer også til mindre virksomheter, gjennom kundene. Du gjør en dobbel vesentlighetsanalyse for egen virksomhet og skriver ett kapittel av rapporten.',
        outcomes: '- gjøre en vesentlighetsanalyse\n- hente tall du kan stå inne for\n- skrive for lesere og revisor',
        prerequisites: 'Grunnleggende regnskap.',
      },
      en: {
        title: 'Sustainability reporting',
        summary: 'Find what is material, measure it, and write it so that it stands an audit.',
        description:
          'The demands reach smaller organisations too, through their buyers. You do a double materiality analysis of your own organisation and write one chapter of its report.',
        outcomes:
          '- do a materiality analysis\n- collect figures that you can vouch for\n- write for readers and for the auditor',
        prerequisites: 'Basic accounting.',
      },
    },
  },
  {
    code: 'GDPR',
    slug: 'personvern-selvstudium',
    faculty: FACULTIES.society,
    creditTenths: 0,
    level: 'introductory',
    topics: ['jus', 'digitalisering'],
    teachingLang: 'nb',
    mode: 'online',
    place: 'På nett',
    grossKroner: 2_900,
    taxClass: 'standard',
    terms: 'open',
    capacity: 150,
    minimum: 1,
    meetings: { count: 1, everyDays: 1, from: 8, to: 22 },
    starts: [
      { inDays: -110, sells: 11 },
      { inDays: 20, sells: 7 },
    ],
    texts: {
      nb: {
        title: 'Personvern på jobben: selvstudium',
        summary: 'Åtte leksjoner du tar når du vil, med oppgaver som retter seg selv.',
        description:
          'Et nettkurs uten lærer: korte filmer, tekst og oppgaver. Du får tilgang i seks måneder.\n\nKurset er et digitalt selvstudium og derfor med merverdiavgift.',
        outcomes:
          '- kjenne igjen personopplysninger\n- vite hva du kan lagre, dele og slette\n- vite hva du gjør når noe har gått galt',
        prerequisites: 'Ingen.',
      },
      en: {
        title: 'Privacy at work: self-study',
        summary: 'Eight lessons at your own pace, with exercises that mark themselves.',
        description:
          'An online course without a teacher: short films, text and exercises. You have access for six months. The material is in Norwegian.\n\nIt is a digital self-study product and therefore with VAT.',
        outcomes:
          '- recognise personal data\n- know what you may keep, share and delete\n- know what to do when something has gone wrong',
        prerequisites: 'None.',
      },
    },
  },
]
