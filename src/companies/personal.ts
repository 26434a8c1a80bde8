import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** For whom somebody acts, and where a company's invoices go. */
export const personalInCompanies: readonly PersonalTable[] = [
  {
    table: 'companies',
    columns: ['invoice_email'],
    shown: {
      as: 'companiesInvoicedAtYourAddress',
      shape: z.object({ company: z.string(), organisationNumber: z.string() }),
      of: ofWhom(
        'shown-invoice-addresses',
        `select c.name as company, c.organisation_number as "organisationNumber"
         from whom join companies c on c.invoice_email = any(whom.addresses) order by c.name`,
      ),
    },
    erased: [
      ofWhom(
        'erase-invoice-address',
        `update companies c set invoice_email = coalesce((select p.email from company_members m join people p on p.id = m.person_id
             where m.company_id = c.id and m.ended_at is null and p.id <> whom.id and p.erased_at is null
             order by m.role = 'owner' desc, m.joined_at, p.id limit 1), whom.stand_in)
         from whom where c.invoice_email = any(whom.addresses)`,
      ),
    ],
  },
  {
    table: 'company_units',
    columns: ['invoice_email'],
    shown: {
      as: 'unitsInvoicedAtYourAddress',
      shape: z.object({ company: z.string(), unit: z.string() }),
      of: ofWhom(
        'shown-unit-invoice-addresses',
        `select c.name as company, u.name as unit from whom join company_units u on u.invoice_email = any(whom.addresses)
         join companies c on c.id = u.company_id order by c.name, u.name`,
      ),
    },
    erased: [
      ofWhom(
        'erase-unit-invoice-address',
        'update company_units u set invoice_email = null from whom where u.invoice_email = any(whom.addresses)',
      ),
    ],
  },
  {
    table: 'company_members',
    columns: ['person_id', 'role'],
    shown: {
      as: 'memberships',
      shape: z.object({
        company: z.string(),
        organisationNumber: z.string(),
        role: z.string(),
        joinedAt: Instant,
        endedAt: Instant.nullable(),
      }),
      of: ofWhom(
        'shown-memberships',
        `select c.name as company, c.organisation_number as "organisationNumber", m.role, m.joined_at as "joinedAt", m.ended_at as "endedAt"
         from whom join company_members m on m.person_id = whom.id join companies c on c.id = m.company_id order by m.joined_at`,
      ),
    },
    erased: [ofWhom('erase-memberships', 'delete from company_members m using whom where m.person_id = whom.id')],
  },
  {
    table: 'company_invitations',
    columns: ['email', 'lang', 'invited_by', 'accepted_by', 'digest', 'fault'],
    shown: {
      as: 'companyInvitations',
      shape: z.object({ company: z.string(), role: z.string(), invitedAt: Instant, acceptedAt: Instant.nullable() }),
      of: ofWhom(
        'shown-company-invitations',
        `select c.name as company, i.role, i.invited_at as "invitedAt", i.accepted_at as "acceptedAt"
         from whom join company_invitations i on i.email = any(whom.addresses) or i.accepted_by = whom.id
         join companies c on c.id = i.company_id order by i.invited_at, i.id`,
      ),
    },
    erased: [
      ofWhom(
        'erase-company-invitations',
        'delete from company_invitations i using whom where i.email = any(whom.addresses) or i.accepted_by = whom.id',
      ),
      ofWhom(
        'erase-company-inviter',
        'update company_invitations i set invited_by = null from whom where i.invited_by = whom.id',
      ),
    ],
  },
  {
    table: 'credit_wishes',
    columns: ['asked_by', 'lang'],
    shown: {
      as: 'creditWishes',
      shape: z.object({ company: z.string(), reason: z.string(), askedAt: Instant }),
      of: ofWhom(
        'shown-credit-wishes',
        `select c.name as company, w.reason, w.asked_at as "askedAt"
         from whom join credit_wishes w on w.asked_by = whom.id join companies c on c.id = w.company_id order by w.asked_at, w.id`,
      ),
    },
    erased: { because: 'it is the company that asked; the id is nobody’s name any more' },
  },
]
