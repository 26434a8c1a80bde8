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
  setSignatory: { signatory: { name: 'Siri Solbakken', title: { nb: 'Seksjonsleder', en: 'Head of section' } } },
}
export const NULL_IN_ATTENDING = [
  ...['noteAttendance /marks/0/mark', 'setCompletionRule /attendancePercent', 'decideCompletion /completed'],
  ...['takeAttendanceList /sessionId', 'setSignatory /signatory', 'bindTeacher /sessionIds'],
]
