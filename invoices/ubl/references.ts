import type { Delivery, InvoiceDocument } from '../document.ts'
import { branch, leaf, type Xml } from './xml.ts'

/** Stands for the purchase order that a buyer has not given, so that our own order number may be told (Peppol guide, BT-14). */
const NO_PURCHASE_ORDER = 'NA'
/** UNTDID 1001: a project, in the only place that a credit note has for it. */
const PROJECT = '50'

/** A picture of the document for readers of the XML alone. */
export type Picture = { name: string; bytes: Uint8Array }

/** BT-13, BT-14; a collective invoice for orders without the buyer's number has neither. */
export function orderReference({ purchaseOrderNumber, orderNumber }: InvoiceDocument): Xml {
  const own = leaf('cbc:SalesOrderID', orderNumber)
  return branch(
    'cac:OrderReference',
    leaf('cbc:ID', purchaseOrderNumber) || (own === '' ? '' : leaf('cbc:ID', NO_PURCHASE_ORDER)),
    own,
  )
}

/** BG-3: which invoice a credit note takes back, or a reminder is about. */
export function billingReference(invoice: { number: string; issueDate: string } | undefined): Xml {
  return branch(
    'cac:BillingReference',
    branch('cac:InvoiceDocumentReference', leaf('cbc:ID', invoice?.number), leaf('cbc:IssueDate', invoice?.issueDate)),
  )
}

/** BT-11, BT-12 and BG-24, in the order of the document's schema. */
export function otherReferences(document: InvoiceDocument, picture: Picture | undefined): Xml {
  const { kind, contractNumber, projectReference } = document
  const credit = kind === 'credit-note'
  return [
    branch('cac:ContractDocumentReference', leaf('cbc:ID', contractNumber)),
    credit && projectReference !== undefined
      ? branch(
          'cac:AdditionalDocumentReference',
          leaf('cbc:ID', projectReference),
          leaf('cbc:DocumentTypeCode', PROJECT),
        )
      : '',
    picture === undefined ? '' : pictureOf(picture),
    credit ? '' : branch('cac:ProjectReference', leaf('cbc:ID', projectReference)),
  ].join('')
}

function pictureOf({ name, bytes }: Picture): Xml {
  return branch(
    'cac:AdditionalDocumentReference',
    leaf('cbc:ID', name),
    branch(
      'cac:Attachment',
      leaf('cbc:EmbeddedDocumentBinaryObject', Buffer.from(bytes).toString('base64'), {
        mimeCode: 'application/pdf',
        filename: name,
      }),
    ),
  )
}

/** BG-13, BG-15: the day where it is one day, and the place in words with its country (BR-57). */
export function deliveryOf({ date, place, country }: Delivery, home: string): Xml {
  const line = branch('cac:AddressLine', leaf('cbc:Line', place))
  const address = line + branch('cac:Country', leaf('cbc:IdentificationCode', country ?? home))
  return branch(
    'cac:Delivery',
    leaf('cbc:ActualDeliveryDate', date),
    line === '' ? '' : branch('cac:DeliveryLocation', branch('cac:Address', address)),
  )
}
