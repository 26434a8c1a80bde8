import { applicationTold } from './admission/application-mail.ts'
import { tellApplicant } from './admission/tell-applicant.ts'
import { seatFreed } from './admitting/seat-freed.ts'
import { tellSeatFreed } from './admitting/tell-seat-freed.ts'
import { certificateTold, tellLearner } from './certifying/tell-learner.ts'
import { invitationPromised } from './companies/invitation-mail.ts'
import { tellInvited } from './companies/tell-invited.ts'
import { creditAnswered, tellAsker } from './credit/answer-mail.ts'
import { proposalDecided, tellProposer } from './developing/decision-mail.ts'
import { exportEnded, tellEnded } from './export-jobs/ready-mail.ts'
import { askerTold, tellAsker as tellAskerCancelled } from './going/asker-mail.ts'
import { tellDisabled, webhookDisabled } from './handover/disabled-mail.ts'
import { tellOwner } from './identity/tell-owner.ts'
import { wayInChanged } from './identity/way-in-changed.ts'
import { joinAnswered, tellJoiner } from './joining/answer-mail.ts'
import { joinTold, tellOwnerOfWish } from './joining/wish-mail.ts'
import { mailLink } from './paying-back/mail-link.ts'
import { paybackLinkPromised } from './paying-back/put-link.ts'
import { setOffTold, tellSetOff } from './paying-back/set-off-mail.ts'
import { tidy } from './platform/jobs.ts'
import type { Till } from './platform/till.ts'
import { tidyUp } from './privacy/tidy-up.ts'
import { partnerPromised, tellPartner } from './statements/partner-mail.ts'
import { tasksDue, tellDue } from './tasks/due-mail.ts'
import { tellWaiting } from './waiting/tell-waiting.ts'
import { waitingTold } from './waiting/waiting-mail.ts'
import { sayLost } from './wallet/say-lost.ts'
import { seatLost } from './wallet/tell-lost.ts'

/** Says what becomes of each thing that a transaction has promised; `till.jobs` keeps every promise once it is committed. */
export function keepPromises(till: Till): void {
  till.jobs.on(tidy, async () => void (await tidyUp(till)))
  till.jobs.on(wayInChanged, (change) => tellOwner(till, change))
  till.jobs.on(invitationPromised, (promised) => tellInvited(till, promised))
  till.jobs.on(joinTold, (promised) => tellOwnerOfWish(till, promised))
  till.jobs.on(joinAnswered, (promised) => tellJoiner(till, promised))
  till.jobs.on(partnerPromised, (promised) => tellPartner(till, promised))
  till.jobs.on(proposalDecided, (promised) => tellProposer(till, promised))
  till.jobs.on(tasksDue, (promised) => tellDue(till, promised))
  till.jobs.on(creditAnswered, (promised) => tellAsker(till, promised))
  till.jobs.on(certificateTold, (promised) => tellLearner(till, promised))
  till.jobs.on(seatLost, (lost) => sayLost(till, lost))
  till.jobs.on(paybackLinkPromised, (promised) => mailLink(till, promised))
  till.jobs.on(setOffTold, (promised) => tellSetOff(till, promised))
  till.jobs.on(webhookDisabled, (promised) => tellDisabled(till, promised))
  till.jobs.on(waitingTold, (told) => tellWaiting(till, told))
  till.jobs.on(applicationTold, (told) => tellApplicant(till, told))
  till.jobs.on(seatFreed, (freed) => tellSeatFreed(till, freed))
  till.jobs.on(askerTold, (promised) => tellAskerCancelled(till, promised))
  till.jobs.on(exportEnded, (ended) => tellEnded(till, ended))
}
