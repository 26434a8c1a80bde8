/** A unit as the register publishes it, as far as the till reads it. */
export type PublishedUnit = Record<string, unknown> & { organisasjonsnummer: string; navn: string }

type Facts = {
  number: string
  name: string
  form: string
  sector: string
  street: string
  postcode: string
  city: string
}

const unit = ({ number, name, form, sector, street, postcode, city }: Facts, more: object = {}): PublishedUnit => ({
  organisasjonsnummer: number,
  navn: name,
  organisasjonsform: { kode: form },
  institusjonellSektorkode: { kode: sector },
  forretningsadresse: { land: 'Norge', landkode: 'NO', postnummer: postcode, poststed: city, adresse: [street] },
  registrertIMvaregisteret: form === 'AS',
  konkurs: false,
  underAvvikling: false,
  underTvangsavviklingEllerTvangsopplosning: false,
  ...more,
})

/** Invented: the first is the demo's municipality, the others are there to try out how an organisation can stand. */
export const UNITS: readonly PublishedUnit[] = [
  unit({
    ...{ number: '810102047', name: 'NORDVIK KOMMUNE', form: 'KOMM', sector: '6500' },
    ...{ street: 'Rådhusplassen 1', postcode: '3110', city: 'TØNSBERG' },
  }),
  unit({
    ...{ number: '810405090', name: 'TINDRA RÅDGIVNING AS', form: 'AS', sector: '2100' },
    ...{ street: 'Karl Johans gate 14', postcode: '0154', city: 'OSLO' },
  }),
  unit(
    {
      ...{ number: '810910003', name: 'KONKURSEN AS', form: 'AS', sector: '2100' },
      ...{ street: 'Skiftegata 1', postcode: '0155', city: 'OSLO' },
    },
    { konkurs: true },
  ),
  { organisasjonsnummer: '811010006', navn: 'SLETTET AS', slettedato: '2024-05-01' },
]
