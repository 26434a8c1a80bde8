/** Bodies that fit what applicants send, and those who decide. */
export const admissionSamples = {
  applyForOffering: { message: 'Jeg har to års praksis.', lang: 'nb' },
  applyForSeat: { token: 'a'.repeat(43), message: 'Jeg har to års praksis.', lang: 'nb' },
  putApplicationDocument: { kind: 'transcript', name: 'karakterer.pdf', content: btoa('%PDF-1.7') },
  setAdmission: {
    admission: {
      requirements: { nb: 'To års praksis', en: 'Two years of practice' },
      documents: ['transcript'],
      decisionDays: 7,
    },
  },
  decideApplication: { decision: 'refused', reason: 'requirements', words: 'Vi ser ingen praksis.' },
  askApplicant: { words: 'Legg ved vitnemålet.' },
  setAdmissionRules: { payHours: 72 },
}
export const NULL_IN_ADMISSION = ['setAdmission /admission']
