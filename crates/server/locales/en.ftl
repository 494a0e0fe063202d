# What people read when a call fails. The key is the name of the reason in errors.proto.
# Say what is the matter and what somebody can do now; never give a name, BSN or free text.

## The fields of a call

field-required = Fill in the field { $field }.
field-invalid = The field { $field } is not right. Expected: { $expected }.
field-too-long = The text in { $field } is too long: { $length } characters, and at most { $limit } are allowed. Make it shorter.
list-too-long = The list { $field } is too long: { $length }, and at most { $limit } are allowed.
id-invalid = The id in { $field } is not a UUID.
date-invalid = The date in { $field } does not exist or is not complete. Give year, month and day.
enum-unknown = The value { $value } in { $field } is not known. Use one of the values allowed there.
bsn-invalid = The BSN in { $field } is not right. A BSN has 9 digits and passes the 11-test. Ask for it again.
number-out-of-range = The number in { $field } must be from { $minimum } up to { $maximum }.
field-not-allowed = Leave the field { $field } out. It only goes with: { $expected }.
page-token-invalid = The token in { $field } does not belong to this question. Start again without it.
message-unreadable = This message cannot be read. The program that sent it must be made for this version.

## Access

token-missing = You are not signed in. Sign in and try again.
token-invalid = Your sign-in is not valid. Sign in again.
token-foreign = Your sign-in is for another system. Sign in for Herstelboek.
token-expired = Your sign-in has expired. Sign in again.
role-not-allowed = Your role does not allow this. Ask somebody who may: { $roles }.
ledger-not-found = There is no such ledger, or you may not see it. Check the key of the municipality.
household-not-found = There is no household { $household_id }. Check the id.
person-not-found = Nobody in this ledger has this BSN. Add the person to a household.
position-not-reached = Position or size { $asked } is not there yet: the ledger has { $tree_size } events.
household-too-large = This household has too much in it for one answer of at most { $limit } bytes. Read its events page by page.

## The call itself

revision-conflict = Somebody else changed this household. You started from revision { $expected }, it is at { $actual } now. Look at the change and try again.
request-id-reused = The id of this request was used for something else. Use a new id for a new action.
queue-full = It is too busy. Nothing was recorded. Try again in a moment.
database-unavailable = The data cannot be reached now. Try again in a moment; nothing can be recorded twice.
shutting-down = The system is restarting. Try again in a moment.
keys-unavailable = The keys for personal data cannot be reached now. Try again in a moment.
deadline-exceeded = It took too long. Try again; nothing can be recorded twice.
message-too-large = This is too much at once. At most { $limit } bytes are allowed.
ledger-damaged = What is recorded is no longer right. Have the ledger verified.
internal = Something went wrong on our side. Report it to the administrator.
rpc-unknown = This version does not know this call. Check its name.

## The household

household-not-reported = This household was not reported yet. Record the report first.
household-already-reported = This household was reported before, on { $on }. Go on in the existing file.
support-ended = Support of this household ended on { $on }. Resume support first.
date-in-future = The date { $on } lies in the future; today is { $today }. Give the day on which it happened.
date-before-report = The date { $on } lies before the report of the household on { $reported_on }. Give the day on which it happened.

already-member = This person belongs to this household already.
person-in-other-household = This person belongs to another household with open support since { $since }. Remove the person there first, or end support there.
not-a-member = This person does not belong to this household. Add the person first.
person-not-claimed = This person is not claimed by this household. Report it to the administrator.
bsn-of-other-person = This BSN is known for another person in this ledger. Check the BSN.

already-coordinator = This officer is the coordinator of this household since { $since }.
coordinator-change-needs-reason = This household has a coordinator since { $since }. Give the reason why somebody else takes over.
first-contact-already-made = First contact was on { $on }. It counts once per household.
no-threat-open = No threatening situation is open.

first-conversation-already-held = The first conversation was on { $on }. Record this one as an intake conversation.
nobody-present = Name at least one member of the household who was there.
need-already-recorded = This need was recorded before.
need-unknown = This household has no such need. Record the need first.
need-already-closed = This need was closed on { $on }. Record a new one when help is needed again.

plan-already-drawn-up = There is a plan already, version { $version }. Revise it.
plan-without-goals = A plan has at least one goal.
duplicate-goal = A goal is in the plan twice. Give each goal its own id.
duplicate-measure = A measure is in the plan twice. Give each measure its own id.
measure-without-goal = A measure belongs to a goal that is not in the plan. Choose a goal of the plan.
no-plan = There is no plan yet. Draw up a plan first.
measure-under-way = A measure that is under way since { $since } is missing from the plan. Keep it, or finish it first.
plan-version-not-current = Version { $version } is not the current version of the plan. Look at version { $current } and have that agreed.
plan-already-agreed = This person agreed with version { $version } of the plan on { $on }. Leave this person out.

measure-unknown = The plan has no such measure. Revise the plan to add it.
plan-not-agreed = Nobody agreed with version { $version } of the plan yet. Record the agreement first.
measure-already-started = This measure was started on { $on }. Put a new measure in the plan when it is done again.
support-term-passed = The term for support ran until { $due }. Record an override for hardship (Wht 9.1), or end support.
measure-not-under-way = This measure is not under way: it was not started yet, or is finished.

consent-already-given = This consent stands since { $on }.
consent-unknown = This household has no such consent.
consent-already-withdrawn = This consent was withdrawn on { $on }.
term-not-running = This term is not running: it has not started, or was met.
override-not-later = { $until } is not later than the last day of the term, { $due }. Give a later day.
debt-phase-not-later = The debt trajectory is in this phase or past it.
debt-solution-already-offered = A solution for the debts was offered on { $on }. That is done once per person.
no-debt-trajectory = This person has no debt trajectory.

aftercare-already-started = Aftercare started on { $on }. It counts once per plan.
measures-under-way = Measures are still under way: { $count }. Finish them first, or choose another reason of ending.
support-not-ended = Support has not ended; there is nothing to resume.
