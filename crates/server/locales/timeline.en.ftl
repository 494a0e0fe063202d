# The timeline of a household, as a caseworker or the family itself reads it. The keys are in views::timeline; a word in
# a sentence is at the end. Write short sentences and common words, address nobody, and give no name, BSN or free text.

## The household becomes known

household-reported-uht = UHT handed the household over to the municipality.
household-reported-self = The household reported itself.
household-reported-third-party = Somebody else reported the household.
household-found-in-data = The municipality found the household by comparing data.
household-found-in-files = The municipality found the household in existing files.
household-found-at-consultation-hour = The municipality met the household at a consultation hour.
household-found-at-kitchen-table = The municipality met the household at a kitchen-table talk.

## Who belongs to it

member-joined = Somebody joined the household: { $ground }, { $status }.
member-left = Somebody no longer belongs to the household: { $reason }.
member-details-changed = The details of somebody in the household were changed.
victim-potential = Somebody in the household applied to UHT. UHT has not decided yet.
victim-recognised = UHT recognised somebody in the household as a victim.
victim-rejected = UHT rejected the application of somebody in the household. The municipality was told on { $told_on }.
victim-not-applied = Somebody in the household did not apply to UHT.
coordinator-assigned = The coordinator of the household is { $coordinator } of { $organisation }.
coordinator-changed = The coordinator of the household is now { $coordinator } of { $organisation }. Reason: { $reason }.
consent-to-organisation = Consent was given to share data with { $organisation }.
consent-to-uht = Consent was given to share data with UHT.
consent-to-three-way-talk = Consent was given to a talk with UHT present.
consent-to-municipality = Consent was given to share data with another municipality.
consent-withdrawn = A consent was withdrawn.

## Contact and conversations

contact-attempt-no-answer = Contact was tried { $channel }, but nobody answered.
contact-attempt-message-left = Contact was tried { $channel } and a message was left.
contact-attempt-wrong-details = Contact was tried { $channel }, but the number or the address is wrong.
contact-attempt-declined = Contact was tried { $channel }. The household does not want support now.
contact-attempt-appointment = Contact was tried { $channel } and an appointment was made.
first-contact-made = First contact with the household was made { $channel }.
threat-clear = It was checked whether there is a threatening situation. There is none.
threat-found = There is a threatening situation: { $situations }.
threat-resolved = The threatening situation is over.
first-conversation-held = The first conversation was held with { $members ->
        [one] one member
       *[other] { $members } members
    } of the household. The need for help was established.
intake-conversation-held = An intake conversation was held with { $members ->
        [one] one member
       *[other] { $members } members
    } of the household.
three-way-talk-held = A three-way talk was held: the municipality, UHT and { $members ->
        [one] one member
       *[other] { $members } members
    } of the household.
need-recorded = A need was recorded: { $life_domain }.
need-answered = For a need, help by { $organisation } was chosen.
need-met = A need was met.
need-partly-met = A need was partly met.
need-not-met = A need was closed without being met.
need-withdrawn = The household withdrew a need.
referred = The household was referred to { $organisation } for { $life_domain }.
term-overridden = The term for { $term } was extended to { $until }, because the usual term would be a hardship (Wht 9.1).
note-added = A note was made.
note-added-on = A note was made: { $life_domain }.

## The plan and the support

plan-drawn-up = A plan was drawn up with { $goals ->
        [one] one goal
       *[other] { $goals } goals
    } and { $measures ->
        [0] no measures yet
        [one] one measure
       *[other] { $measures } measures
    }.
plan-revised = The plan was revised. Version { $version } has { $goals ->
        [one] one goal
       *[other] { $goals } goals
    } and { $measures ->
        [0] no measures
        [one] one measure
       *[other] { $measures } measures
    }.
plan-agreed = { $members ->
        [one] One member of the household agrees
       *[other] { $members } members of the household agree
    } with version { $version } of the plan.
measure-started = A measure of the plan was started.
measure-completed = A measure of the plan was completed.
measure-stopped = A measure of the plan was stopped.
debt-phase-entered = A debt trajectory is now in this phase: { $phase }.
debt-phase-guided = A debt trajectory is now in this phase: { $phase }. The guidance is { $guidance }.
debt-solution-offered = A debt trajectory is now in this phase: { $phase }. A solution was offered: { $solution }.
debt-solution-guided = A debt trajectory is now in this phase: { $phase }. A solution was offered: { $solution }. The guidance is { $guidance }.
debt-trajectory-left = A debt trajectory ended: { $exit }.
aftercare-started = Aftercare was started.
support-ended = Support ended: { $reason }.
support-resumed = Support was taken up again.
household-transferred = The household was transferred to another municipality: { $municipality }.
handed-over-to-regular-support = The household goes on with regular support by { $organisation }.

## A provision: request and decision

provision-requested = A provision of { $amount } was requested, { $form }, for { $life_domain }.
provision-requested-estimate = A provision of an estimated { $amount } was requested, { $form }, for { $life_domain }.
request-changed = The request was changed. It is now for { $amount }.
request-changed-estimate = The request was changed. It is now for an estimated { $amount }.
request-withdrawn = The request was withdrawn: { $reason }.
vote-opened = The request was put to the vote of { $roles ->
        [one] one assessor
       *[other] { $roles } assessors
    }.
vote-cast-yes = An assessor agrees ({ $role }).
vote-cast-no = An assessor does not agree ({ $role }).
provision-granted = The provision was granted: { $amount }.
provision-partly-granted = The provision was granted in part: { $amount }.
provision-refused = The request was refused.
decision-notified = The household was notified of the decision. Objection is possible until { $until }, that day included.
objection-lodged = An objection was lodged against the decision.
objection-lodged-late = An objection was lodged against the decision, after the term.
objection-founded = The objection is founded. The decision will be taken again.
objection-partly-founded = The objection is partly founded. The decision will be taken again.
objection-unfounded = The objection is unfounded. The decision stands.
objection-inadmissible = The objection is inadmissible. The decision stands.
ruling-upheld = Ruling of { $court }: the decision stands.
ruling-annulled = Ruling of { $court }: the decision is annulled. It will be taken again.
ruling-decided-itself = Ruling of { $court }: the decision is annulled. The court decided itself.
approval-overridden = The request may be granted without all votes, because holding to that rule would be a hardship (Wht 9.1).
limit-overridden = The limit does not hold for this provision, because that would be a hardship (Wht 9.1).

## A provision: delivery and payment

money-committed = { $amount } was set aside for the provision.
commitment-released = { $amount } less is set aside for the provision: { $reason }.
performance-stated = On { $performed_on } the provision was delivered, worth { $amount }.
performance-stated-in-part = On { $performed_on } a part of the provision was delivered, worth { $amount }.
performance-corrected = What was delivered on { $performed_on } is worth { $amount }, not { $was }: { $reason }.
invoice-received = An invoice of { $amount } came in, dated { $dated }.
payment-ordered = A payment of { $amount } was ordered.
payment-ordered-again = A payment of { $amount } was ordered once more, because the one before failed.
payment-sent = The payment was sent to the bank.
payment-made = The bank paid { $amount }.
payment-failed = The payment of { $amount } failed.
payment-returned = The payment of { $amount } came back from the bank.
payment-cancelled = A payment was called off: { $reason }.
recovery-ordered = { $amount } is to be paid back: { $reason }.
recovery-received = { $amount } was paid back.

## What the texts that belong to it are called

label-name = Name
label-report = Report
label-remark = Remark
label-reason = Reason
label-note = Note
label-need = Need
label-goal = Goal
label-measure = Measure
label-purpose = Purpose
label-case = Case, without names
label-objection = Objection
label-invoice = Invoice
label-payee = Paid to
label-remittance = Remittance text

## Words in a sentence

and = and

life-domain-finance = finance
life-domain-family = family
life-domain-work = work
life-domain-housing = housing
life-domain-care = care

channel-phone = by telephone
channel-letter = by letter
channel-email = by email
channel-message = by message
channel-home-visit = with a visit at home
channel-office = at the office or a consultation hour
channel-partner = through a partner organisation

ground-applicant = applicant for a recovery measure
ground-child = child or foster child under the child scheme
ground-ex-partner = ex-partner with granted compensation
ground-partner-of-deceased = partner of a deceased applicant
ground-child-of-deceased = child of a deceased applicant
ground-family-member = family member

victim-status-potential = application at UHT not decided
victim-status-recognised = recognised as a victim
victim-status-rejected = application at UHT rejected
victim-status-not-applied = no application of their own at UHT

left-moved-out = moved out
left-separated = partners separated
left-deceased = died
left-withdrew = wants no more support
left-other = another reason

coordinator-first = there was no coordinator yet
coordinator-absence = the former coordinator is absent
coordinator-request = the household asked for another
coordinator-workload = the former coordinator had too many households
coordinator-moved-district = the household moved to another district
coordinator-left-employment = the former coordinator left
coordinator-other = another reason

threat-eviction = eviction from the home
threat-cut-off = cut-off of gas, power, heat or water
threat-insurance = end of the health insurance
threat-health = a serious health problem
threat-child = serious concern for a child

term-first-conversation = the first conversation
term-plan = the plan
term-material-provisions = material provisions
term-end-of-support = the end of support
term-after-rejection = the end of support after a rejection

debt-phase-registration = registration
debt-phase-intake = intake
debt-phase-stabilisation = stabilisation
debt-phase-arrangement = arrangement
debt-phase-solution = solution
debt-phase-aftercare = aftercare

debt-guidance-coaching = budget coaching
debt-guidance-management = budget management
debt-guidance-administration = protective administration
debt-guidance-long-term = long-term support
debt-guidance-guidance = budget guidance

debt-solution-arrangement = payment arrangement
debt-solution-refinancing = refinancing
debt-solution-credit = restructuring credit
debt-solution-mediation = debt mediation
debt-solution-zero-offer = zero offer

debt-exit-deceased = died
debt-exit-moved = moved to another municipality
debt-exit-no-show = did not show up
debt-exit-withdrawn = withdrew
debt-exit-not-suitable = the trajectory did not suit
debt-exit-other = another reason
debt-exit-not-met = the conditions were not met
debt-exit-completed = completed
debt-exit-solved-by-self = solved without help

end-completed = the plan was carried out
end-term-reached = the term is over
end-withdrawn = the household wants no more support
end-moved-away = the household moved away
end-deceased = died
end-not-recognised = UHT recognised nobody in the household as a victim
end-no-contact = the household could not be reached
end-other = another reason

form-in-kind = in kind
form-in-money = in money

release-cheaper = it cost less
release-not-delivered = it was not delivered
release-withdrawn = the household no longer wants it
release-other = another reason

performance-measured-wrongly = it was measured wrongly
performance-not-delivered = it was not delivered
performance-late-entry = it was entered too late
performance-other = another reason

cancel-mistake = it was a mistake
cancel-account-changed = the account number changed
cancel-not-delivered = it was not delivered
cancel-other = another reason

recovery-not-delivered = it was not delivered
recovery-overpaid = too much was paid
recovery-not-entitled = there was no right to it
recovery-other = another reason

withdrawal-by-household = the household no longer wants it
withdrawal-duplicate = it was requested twice
withdrawal-other-provision = another provision takes its place
withdrawal-other = another reason

court-district = the district court
court-higher = the court of higher appeal

## Roles of assessors; a role that is not here is called by its own word

role-coordinator = coordinator
role-family-worker = family worker
role-social-counsel = social counsel
role-work-and-income = Work and Income employee
role-team-manager = team manager
role-project-leader = project leader
role-manager-work-and-income = manager Work and Income
role-mandated-decider = mandated decider
role-programme-lead = programme lead
