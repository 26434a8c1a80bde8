import type { Guide } from '../guide.ts'

/** Whoever keeps courses, from a new one to a start that is not held. */
export const courseAdministrator = {
  title: { nb: 'Kursadministrasjon', en: 'Course administration' },
  lead: {
    nb: 'For deg som har ansvar for kurs: lag dem, legg dem ut for salg, og ta avgjørelsene underveis.',
    en: 'For you who keep courses: make them, put them on sale, and take the decisions on the way.',
  },
  concerns: ['administrator', 'course-administrator', 'faculty-administrator'],
  steps: {
    decide: {
      title: { nb: 'Se hva som må avgjøres', en: 'See what has to be decided' },
      says: {
        nb: 'Den første siden samler det som haster, under «Denne uken»: for få solgt, oppmøte som ikke er ført, lang venteliste. Lenken ved hver sak fører dit det gjøres.',
        en: 'The first page gathers what is urgent, under “This week”: too few sold, attendance that is not noted, a long waiting list. The link by each leads to where it is done.',
      },
      opens: '/admin',
      shows: {
        nb: 'Forsiden for kursadministrasjon, med ukens første sak markert.',
        en: 'The front page of course administration, with the week’s first matter marked.',
      },
    },
    course: {
      title: { nb: 'Lag et kurs', en: 'Make a course' },
      says: {
        nb: 'Trykk «Nytt kurs» og skriv tekstene. Kurset er det som undervises; datoer og pris hører til starten. «Lag kurset» lagrer det som utkast, og siden sier hva som mangler før det kan publiseres.',
        en: 'Press “New course” and write the texts. The course is what is taught; dates and price belong to a start. “Make the course” keeps it as a draft, and the page says what is missing before it can be published.',
      },
      opens: '/admin/courses/new',
      shows: {
        nb: 'Skjemaet for et nytt kurs, med tittelen markert.',
        en: 'The form of a new course, with its title marked.',
      },
    },
    start: {
      title: { nb: 'Lag en start', en: 'Make a start' },
      says: {
        nb: 'Velg «Ny oppstart» på kurset. Fyll ut når og hvor, samlinger, pris, avbestillingsvilkår og hvor mange plasser det er, og trykk «Lag oppstarten».',
        en: 'Choose “New start” on the course. Fill in when and where, sessions, price, cancellation terms and how many seats there are, and press “Make the start”.',
      },
      shows: {
        nb: 'Skjemaet for en ny start, med knappen som lager den markert.',
        en: 'The form of a new start, with the button that makes it marked.',
      },
    },
    publish: {
      title: { nb: 'Legg ut for salg', en: 'Put it on sale' },
      says: {
        nb: 'Se over det du har skrevet. «Lagre og legg ut for salg» gjør at starten kan kjøpes med en gang. Den kan tas av salg igjen fra starten sin egen side.',
        en: 'Look over what you have written. “Save and put on sale” lets the start be bought at once. It can be taken off sale again from its own page.',
      },
      shows: {
        nb: 'En start som utkast, med knappen som legger den ut for salg markert.',
        en: 'A start that is a draft, with the button that puts it on sale marked.',
      },
    },
    attendance: {
      title: { nb: 'Før oppmøtet', en: 'Note the attendance' },
      says: {
        nb: 'Åpne samlingen fra startens side eller deltakerlisten. Under «Hvem er til stede?» krysser du av, og trykker «Før oppmøtet». «Sett kryss for alle» er raskest når nesten alle kom.',
        en: 'Open the session from the page of the start, or from the list of participants. Under “Who is present?” tick them off, and press “Note the attendance”. “Tick everybody” is quickest when nearly all came.',
      },
      shows: {
        nb: 'En samling, med listen over deltakere.',
        en: 'A session, with the list of participants.',
      },
    },
    going: {
      title: { nb: 'Avgjør om kurset holdes', en: 'Decide whether it is held' },
      says: {
        nb: 'På startens side velger du «Økonomi, og om kurset holdes». Der ser du hvor mange som er solgt, hvor mange som må til, og hva kurset koster og gir. «Se hva avlysning gjør» endrer ingenting.',
        en: 'On the page of the start choose “Economy, and whether it is held”. There you see how many are sold, how many it takes, and what the course costs and brings. “See what cancelling does” changes nothing.',
      },
      shows: {
        nb: 'Siden som viser om en start lønner seg.',
        en: 'The page that shows whether a start is worth while.',
      },
    },
    cancel: {
      title: { nb: 'Avlys en start', en: 'Cancel a start' },
      says: {
        nb: 'Siden viser til øret hva som krediteres, hva som går tilbake, og hvem som får beskjed. Skriv grunnen, og trykk «Avlys kurset for godt». Har noe endret seg siden du så på det, skjer ingenting, og du får se de nye tallene.',
        en: 'The page shows to the øre what is credited, what goes back, and who is told. Write the reason, and press “Cancel the course for good”. If something has changed since you looked, nothing happens, and you are shown the new figures.',
      },
      shows: {
        nb: 'Siden som viser hva en avlysning gjør, med pengene markert.',
        en: 'The page that shows what cancelling does, with the money marked.',
      },
    },
  },
} as const satisfies Guide
