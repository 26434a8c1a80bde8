import type { Furnish } from '../../src/demo/furnish.ts'
import { sellerSetting } from '../../src/invoicing/seller.ts'
import { connect } from '../../src/platform/db/connect.ts'
import { transact } from '../../src/platform/db/transact.ts'
import { writeSetting } from '../../src/platform/settings.ts'
import { publishSalesTerms } from '../../src/terms/publish-sales-terms.ts'

/** A seller and its sales terms, version 1: nothing that a test would have to know of. */
export const furnishBare: Furnish = async ({ appUrl }) => {
  const connection = connect(appUrl, 1)
  try {
    await transact(connection.pool, { kind: 'job', name: 'test' }, async (tx) => {
      await writeSetting(tx, sellerSetting, {
        name: 'Prøveskolen',
        legalName: 'Prøveskolen',
        organisationNumber: '974767880',
        vatRegistered: true,
        inForetaksregisteret: false,
        street: 'Skolegata 1',
        postcode: '0164',
        city: 'Oslo',
        email: 'faktura@proveskolen.example',
        bankAccount: '15032080119',
        senderEmail: 'kurs@proveskolen.example',
      })
      await publishSalesTerms(tx, { words: { nb: 'Salgsvilkår for prøven.', en: 'Sales terms for the test.' } })
    })
  } finally {
    await connection.close()
  }
}
