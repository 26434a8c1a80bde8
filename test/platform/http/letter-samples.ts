/** Bodies that fit what is asked about the mails that are sent. */
export const letterSamples = {
  sendSampleMail: { lang: 'nb' },
  noteMailBounce: { message: 'Subject: Undelivered mail\r\n\r\nNo such user.' },
  tryAddress: { email: 'kari@example.no' },
  tryOwnAddress: { email: 'kari@example.no' },
}
