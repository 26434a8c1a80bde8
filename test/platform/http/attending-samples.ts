const proposal = {
  title: { nb: 'Sårstell i praksis', en: 'Wound care in practice' },
  ...{ idea: 'Når såret ikke gror', need: 'Tolv kommuner har spurt', targetGroup: 'Sykepleiere' },
  ...{ partners: ['987654325'], creditTenths: 25, level: 'bachelor', mode: 'online', teachingLang: 'nb' },
  ...{ developmentMinor: 20_000_000, runMinor: 6_000_000, priceMinor: 500_000, participants: 20 },
  ...{ startTerm: '2031-autumn', contactEmail: 'kurs@hoyskolen.example', teachers: ['Tove Tall'] },
}
const template = { name: 'Fra ja til salg', for: 'course', tasks: [{ what: 'Skriv kurssiden', days: 14 }] }
const NULL_IN_BUDGET = ['developmentMinor', 'runMinor', 'priceMinor', 'participants']

/** Bodies that fit what those in the room send about who was there, and those who keep the course about it and its certificates. */
export const attendingSamples = {
  noteAttendance: { marks: [{ enrolmentId: '0197a1b2-0000-7000-8000-000000000001', mark: 'present' }] },
  checkIn: { code: '123456' },
  setCompletionRule: { attendancePercent: 80 },
  decideCompletion: { completed: true, reason: 'Tok igjen hjemme' },
  takeAttendanceList: {
    take: 'nothing',
    sessionId: null,
    rows: [{ who: 'noen@eksempel.no', when: '2026-12-03', mark: 'ja' }],
  },
  bindTeacher: { sessionIds: ['0197a1b2-0000-7000-8000-000000000001'] },
  openEvaluation: { token: 'et-token' },
  answerEvaluation: { token: 'et-token', useful: 4, recommend: 9, better: 'Mer tid til øvelser.' },
  concludeEvaluation: { note: 'Vi legger til en dag.' },
  strikeEvaluationText: { reason: 'Navngir noen' },
  switchEvaluationOff: { reason: 'Bare en prøve' },
  writeTeacherProfile: {
    name: 'Berit Berg',
    texts: {
      nb: { title: 'Professor', about: 'Måler fjorden.' },
      en: { title: 'Professor', about: 'Measures the fjord.' },
    },
    link: 'https://berit.example.no/',
  },
  showTeacherProfile: { wording: 1 },
  sendMessage: {
    texts: {
      nb: { subject: 'Ta med PC', words: 'Vi bruker R.' },
      en: { subject: 'Bring a computer', words: 'We use R.' },
    },
  },
  writeOfferingNote: { words: 'Rommet har bare 18 stoler.' },
  correctCertificate: { name: 'Kari Li', reason: 'Har giftet seg' },
  revokeCertificate: { reason: 'Utstedt ved en feil' },
  setResponsible: { personId: null },
  addTask: { what: 'Bestill rom', offeringId: null, dueOn: '2031-01-10', days: null, personId: null, note: 'Helst B2' },
  changeTask: { what: 'Bestill rom', dueOn: '2031-01-10', days: null, personId: null, note: '' },
  finishTask: { done: true },
  addTaskTemplate: template,
  changeTaskTemplate: template,
  putTaskTemplate: { templateId: '0197a1b2-0000-7000-8000-000000000001', offeringId: null },
  openProposalRound: {
    name: { nb: 'Våren 2031', en: 'Spring 2031' },
    ...{ asks: { nb: 'Korte kurs', en: 'Short courses' }, criteria: { nb: 'Behov', en: 'Need' } },
    ...{ opensAt: '2031-01-10T08:00:00+01:00', closesAt: '2031-02-10T12:00:00+01:00', currency: 'NOK' },
    amountMinor: 100_000_000,
  },
  extendProposalRound: { closesAt: '2031-02-20T12:00:00+01:00' },
  startProposal: { faculty: 'Fakultet for helsevitenskap', proposal },
  changeProposal: proposal,
  decideProposal: { outcome: 'granted', amountMinor: 20_000_000, reason: 'To ganger i året', returnBy: null },
  makeCourseOfProposal: { slug: 'saarstell' },
  takeCourseStep: { step: 'marketing', note: 'Undervises bare på norsk' },
  copyCourse: { slug: 'et-nytt-kurs' },
  copyOffering: { firstDay: '2031-09-10', code: 'REGN-2', teachers: true },
  setSignatory: { signatory: { name: 'Siri Solbakken', title: { nb: 'Seksjonsleder', en: 'Head of section' } } },
}
export const NULL_IN_ATTENDING = [
  ...NULL_IN_BUDGET.flatMap((name) => [`startProposal /proposal/${name}`, `changeProposal /${name}`]),
  ...[
    'setResponsible /personId',
    ...['addTask /offeringId', 'addTask /personId', 'putTaskTemplate /offeringId', 'addTask /dueOn', 'addTask /days'],
    ...['changeTask /dueOn', 'changeTask /days', 'changeTask /personId'],
    'openProposalRound /amountMinor',
    'decideProposal /amountMinor',
    'decideProposal /returnBy',
  ],
  ...['noteAttendance /marks/0/mark', 'setCompletionRule /attendancePercent', 'decideCompletion /completed'],
  ...['takeAttendanceList /sessionId', 'setSignatory /signatory', 'bindTeacher /sessionIds'],
]
