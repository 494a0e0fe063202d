# What people read when a call fails. The key is the name of the reason in errors.proto.
# Say what is the matter and what somebody can do now; never give a name, BSN or free text.

## The fields of a call

field-required = Fill in the field { $field }.
field-invalid = The field { $field } is not right. Expected: { $expected }.
field-too-long = The text in { $field } is too long: { $length } characters, and at most { $limit } are allowed. Make it shorter.
list-too-long = The list { $field } is too long: { $length }, and at most { $limit } are allowed.
id-invalid = { $detail ->
         [NIL] The id in { $field } must not be the nil UUID, which has zeros only.
        *[other] The id in { $field } is not a UUID.
    }
date-invalid = The date in { $field } does not exist or is not complete. Give year, month and day.
enum-unknown = The value { $value } in { $field } is not known. Use one of the values allowed there.
bsn-invalid = The BSN in { $field } is not right. A BSN has 9 digits and passes the 11-test. Ask for it again.
number-out-of-range = The number in { $field } must be from { $minimum } up to { $maximum }.
field-not-allowed = Leave the field { $field } out. { $expected ->
         [NOTHING] Another field says it already.
        *[other] It only goes with: { $expected }.
    }
page-token-invalid = The token in { $field } does not belong to this question. Start again without it.
message-unreadable = This message cannot be read. The program that sent it must be made for this version.
iban-invalid = The account number in { $field } is not right. An IBAN begins with a country code and a check number. Ask for it again.
file-invalid = The file in { $field } is { $detail ->
         [NOT_XML] no XML
         [BALANCES_DIFFER] not complete: its bookings do not lead from the opening to the closing balance
         [OTHER_CURRENCY] not in euro
         [TOO_LARGE] too large
        *[NOT_A_STATEMENT] no bank statement
    }. Get the bank statement from the bank again, as CAMT.053, and send it unchanged.
filter-invalid = In the field { $field }, at character { $character }: { $problem ->
         [TOO_LONG] a filter has at most { $limit } characters
         [MISPLACED_CHARACTER] this character has no place here
         [UNSEEN_CHARACTER] here is a character that cannot be seen
         [LONE_BACKSLASH] no quote and no backslash follows this backslash
         [QUOTE_NOT_CLOSED] this quote is not closed
         [TOO_DEEP] parentheses stand more than { $limit } deep
         [TOO_MANY_COMPARISONS] there are more than { $limit } comparisons
         [PARENTHESIS_NOT_CLOSED] this parenthesis is not closed
         [PARENTHESIS_NOT_OPENED] this parenthesis was not opened
         [COMPARISON_MISSING] a comparison is missing here
         [COMPARISONS_NOT_JOINED] a word is missing between these two comparisons
         [COMPARISON_ENDED] the comparison has ended here
         [NOT_IN_CAPITALS] this word is not in capitals
         [UNKNOWN_FIELD] this is not a field of the list
         [UNKNOWN_WORD] this is not a word that { $name } can have
         [OPERATOR_MISSING] after { $name } a sign to compare with is missing
         [WRONG_OPERATOR] { $operator } does not go with { $name }
         [VALUE_MISSING] a value is missing for { $name }
         [WRONG_VALUE] this is not a value that { $name } can have
         [VALUE_NOT_AFTER] { $value } does not go with { $operator }
         [NOTHING_TO_HAVE] an empty text stands after :
         [HAS_NO_PARTS] : with a value does not go with { $name }
        *[OTHER] this cannot be read
    }. { $remedy ->
         [ASK_LESS] Ask in several requests, or for less at once
         [SIMPLIFY] Write it with fewer parentheses
         [WRITE_NOT_EQUAL] Write != for ‘is not’, and NOT before a comparison
         [WRITE_KEYWORD] Write { $expected }
         [PUT_BETWEEN_QUOTES] Put a text with other characters than a-z A-Z 0-9 _ - + . @ between quotes
         [ESCAPE] Write \" for a quote and \\ for a backslash
         [LEAVE_OUT] Leave it out
         [CLOSE_QUOTE] Write { $expected } where the text ends
         [CLOSE_PARENTHESIS] Write ) where it ends
         [OPEN_PARENTHESIS] Leave it out, or write ( where it begins
         [JOIN] Put AND or OR between them
         [JOIN_NEXT] Put AND or OR before the next comparison
         [COMPARE] Write one, such as { $expected }
         [USE_OPERATOR] Use { $expected }
         [USE_EQUALITY] Use = or !=
         [ASK_FOR_ANY] Write { $expected } when any will do
         [ASK_WHETHER_ANY] Use =, or { $expected } when any will do
         [WRITE_WORD] Write one of: { $expected }
         [WRITE_TEXT] Write a text, between quotes
         [WRITE_ID] Write a UUID, such as 0190b9a4-6d5e-7c3a-8f21-0a4b5c6d7e8f, or "" for none
         [WRITE_DATE] Write 2026-03-03, today, today+14d, today-6w, today+3m, today-2y or none; from 1900 to 2999
         [WRITE_CENTS] Write whole euro cents, such as 500000 for EUR 5,000.00
         [WRITE_COUNT] Write a whole number
         [WRITE_FLAG] Write true or false
         [CHOOSE_FIELD] The fields are: { $expected }
         [NEAREST_FIELD] Did you mean { $nearest }? The fields are: { $expected }
         [CHOOSE_WORD] The words are: { $expected }
         [NEAREST_WORD] Did you mean { $nearest }? The words are: { $expected }
        *[OTHER] Correct the filter
    }.
order-invalid = In the field { $field }, at character { $character }: { $problem ->
         [UNKNOWN_FIELD] this is not a field of the list
         [NOT_ORDERED] rows are not ordered on { $name }
         [SEVERAL_FIELDS] there is more than one field here
         [NOT_A_DIRECTION] this is not a direction
         [AFTER_DIRECTION] something stands after the direction
        *[OTHER] this cannot be read
    }. { $remedy ->
         [CHOOSE_ORDER] Rows can be ordered on: { $expected }
         [NEAREST_ORDER] Did you mean { $nearest }? Rows can be ordered on: { $expected }
         [WRITE_DIRECTION] Write asc or desc
         [ORDER_ON_ONE] Order on one field
        *[OTHER] Correct the order
    }.

## Access

token-missing = You are not signed in. Sign in and try again.
token-invalid = Your sign-in is not valid. Sign in again.
token-foreign = Your sign-in is for another system. Sign in for Herstelboek.
token-expired = Your sign-in has expired. Sign in again.
role-not-allowed = Your role does not allow { $asked ->
         [waiting] asking for what is waited for (waiting)
         [committed_cents] asking for what is committed (committed_cents)
         [paid_cents] asking for what is paid (paid_cents)
         [not_submitted] asking what an account says that was not submitted
         [reference] counting household by household (reference)
        *[other] this
    }. Ask somebody who may: { $roles }.
ledger-not-found = There is no such ledger, or you may not see it. Check the key of the municipality.
household-not-found = There is no household { $household_id }. Check the id.
provision-too-large = This provision has too much in it for one answer of at most { $limit } bytes. Read it without opening its texts.
fund-not-found = There is no fund { $fund_id }. Check the id.
provision-not-found = There is no provision { $provision_id }. Check the id.
payment-run-not-found = There is no payment run { $payment_run_id }. Check the id.
statement-not-found = There is no bank statement { $statement_id }. Check the id.
signal-not-found = There is no signal { $signal_id }. Check the id.
working-method-not-found = There is no working method { $working_method_id }. Check the id.
signal-too-large = Too much was recorded of this signal for one answer of at most { $limit } bytes. Read it without opening the texts.
account-not-found = There is no account of { $year } of the fund { $fund_id }. Open it first, or check fund and year.
draft-not-found = There is no draft { $draft } of this account. Use the number of one of its drafts.
submission-not-found = This account was not submitted yet. Ask for a draft, or for how it is now.
figure-not-found = There is no figure { $figure }. Use one of these: { $known }.
line-of-other-year = Line { $line_id } counts in { $year }, not in { $account_year }. Mark it in the account of { $year }, as long as that was not submitted.
account-too-large = This ledger has more than { $limit } facts, and this server does not draw up an account from more. Draw it up from an export of the ledger.
line-not-found = There is no line { $line_id } in the accounts of this fund. Use a line that stands behind a figure.
indicator-set-invalid = { $figure ->
         [SET] The indicator set is not right at { $place }:
        *[other] Figure { $figure } of the indicator set is not right at { $place }:
    } { $kind ->
         [NOT_JSON] the text is no JSON there
         [MISSING] it is missing
         [NOT_A_FIELD] there is no such field there
         [NOT_A] it is not { $expected }
         [NO_TEXT] it must be a text of 1 to { $expected } characters
         [NOT_SHOWN] it has a character that cannot be shown ({ $found })
         [FORMAT] ‘{ $found }’ is another format; this version reads { $expected }
         [WORD] ‘{ $found }’ is not known there; use one of these: { $expected }
         [TOO_MANY] there are { $found }, and at most { $expected } are allowed
         [TOO_FEW] there are { $found }, and at least { $expected } are needed
         [TWICE] ‘{ $found }’ is there twice
         [ONLY_CAPITALS] ‘{ $found }’ differs from ‘{ $expected }’ in capitals only
         [NO_LINE] no line of these components can be { $found }
         [DERIVATION] a derivation has exactly one of count, sum, add, subtract, received and final_account
         [SOURCE_MISSING] the source is missing, and a sourced figure names it
         [FIGURE_UNKNOWN] figure { $found } is not in the set
         [CIRCLE] figure { $found } would be made of itself
         [TOO_DEEP] it is made of other figures over more than { $expected } steps
         [KIND] the derivation makes { $found }, and the figure is { $expected }; change one of the two
         [OTHER_YEAR] the set is for { $found } and the account for { $expected }
         [OTHER_SISA_CODE] the set is for ‘{ $found }’ and the fund is accounted for as ‘{ $expected }’
         [COMPONENT_UNKNOWN] component { $found } is not in the terms of the fund; use one of these: { $expected }
        *[other] { $kind }
    }. Correct the indicator set.
account-has-problems = The account cannot be drafted yet.{ $method ->
         [MISSING] { " " }Neither norm amounts nor actual cost were chosen (ChooseMethod).
        *[other] { "" }
    }{ $norms ->
         [NONE] { "" }
        *[other] { " " }Norm amounts are missing for { $norms } (SetNormAmount).
    } Record what is missing ({ $count }) and draft it again.
account-differs = What the events come to is not what was shown or recorded before ({ $figure }: { $expected }, and now { $found }). Report it, and have the ledger verified.
run-overtaken = Payment { $payment } of this payment run was dealt with before there was a file. Make no file of it: record that the other payments of the run failed, and order them again.
person-not-found = Nobody in this ledger has this BSN. Add the person to a household.
position-not-reached = Position or size { $asked } is not there yet: the ledger has { $tree_size } events.
instant-in-future = The moment { $asked } has not passed yet; it is { $now } now. Choose an earlier one.
household-too-large = This household has too much in it for one answer of at most { $limit } bytes. Read its events page by page.
page-too-large = There is too much on this page for one answer of at most { $limit } bytes. Ask for a smaller page.

## The call itself

revision-conflict = Somebody else changed this. You started from revision { $expected }, it is at { $actual } now. Look at the change and try again.
request-id-reused = The id of this request was used for something else. Use a new id for a new action.
queue-full = It is too busy. Nothing was recorded. Try again in a moment.
database-unavailable = The data cannot be reached now. Try again in a moment; nothing can be recorded twice.
shutting-down = The system is restarting. Try again in a moment.
keys-unavailable = The keys for personal data cannot be reached now. Try again in a moment.
deadline-exceeded = It took too long. Try again; nothing can be recorded twice.
message-too-large = This is too much at once. At most { $limit } bytes are allowed.
ledger-damaged = What is recorded is no longer right. Have the ledger verified.
view-stopped = The overview { $view } has come to a stop at position { $position } and is not shown. Report it to the administrator.
view-behind = { $view ->
         [LEDGER] The ledger
        *[other] The view { $view }
    } is not there yet. Events in it: { $size }. Asked for: up to position { $asked }. Try again in a moment.
internal = Something went wrong on our side. Report it to the administrator.
command-unknown = This is not a command that can be carried out in a stream. Call it by itself.
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
need-already-answered = This need was answered from this offer before, on { $on }. Choose another offer, or add a note.
offer-unknown = The catalogue does not have this offer. Choose another, or have it taken in first.
offer-not-available = This offer was not available on { $on }. Choose another.
offer-of-other-domain = This offer is on another life domain than the need. Choose one on the life domain of the need.
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

## The provision

provision-not-requested = This provision was not requested yet. Record the request first.
provision-already-requested = This provision was requested before, on { $on }. Change the request, or make a new one.
request-withdrawn-on = This request was taken back on { $on }. Make a new request when the provision is needed after all.
provision-date-in-future = The date { $on } lies in the future; today is { $today }. Give the day on which it happened to the provision.
date-before-request = The date { $on } lies before the request on { $requested_on }. Give that day or a later one.
beneficiary-not-supported = This household is not being supported: it was not reported yet, or its support has ended. Record the report, or resume support first.
beneficiary-not-member = The person the provision is for does not belong to this household. Add the person first.
provision-need-unknown = The need of this provision is not one of this household. Record the need first.
provision-measure-unknown = The measure of this provision is not in the plan. Revise the plan to add it.
support-term-over = The term for support of this household ran until { $due }. Record an override for hardship (Wht 9.1) with the household.
fund-not-available = Nothing can be requested from this fund: it was not opened, or is closed. Choose another fund.
component-not-in-fund = The fund has no component { $component }. Choose one of its terms for the request.
activity-not-in-fund = Component { $component } of the fund has no activity { $activity }. Choose another one, or leave it out of the request.
not-eligible = Nobody the provision is for has a ground this fund is meant for. Name a member of the household who has, or choose another fund.
decision-taken = This request was decided on { $on }. Only after an objection or a ruling it can be decided again.
not-decided = No decision on this request is in force yet. Decide first.
not-granted = This request was refused; nothing can be promised for it. Make a new request.
already-notified = This decision was notified before, on { $on }.
not-notified = This decision was not notified yet. Notify the household first.
vote-already-opened = This request was put to the vote on { $on }. Wait for the votes, or change the request.
no-policy-in-force = The fund has no approval policy on { $on }. Ask the budget holder to record it.
no-vote-open = This request is not put to the vote. Put it, as it is now, to the vote first.
rule-already-overridden = This rule was set aside on { $on }. Once is enough.
objection-already-open = An objection is open since { $on }. Decide that one first.
no-objection-open = No objection against this decision is open. Record the objection first.
commitment-unknown = This provision has no commitment { $commitment }. Commit first, or check the number.
performance-unknown = There is no performance statement { $statement }. State the performance first, or check the number.
payment-unknown = This provision has no payment { $payment }. Order it first, or check the number.
recovery-unknown = This provision has no such recovery. Order it first.
recovery-already-ordered = This recovery was ordered before, on { $on }. Use a new id for a new one.
date-before-step = The date { $on } lies before the step it follows from, on { $since }. Give that day or a later one.
date-after-statement = The date { $date } lies after { $on }, the day on which it is stated. Give the day of the delivery or the invoice.
voted-on-other = The request changed after you saw it. Look at it again, and then vote.
requester-may-not-vote = You made or changed this request yourself, and may not vote on it. Ask somebody else.
role-not-held = You do not have the role { $role }. Vote in a role you have.
role-not-in-band = The role { $role } has no vote on this amount. Vote in a role that has.
already-voted = You voted already. The other votes are for others.
role-already-voted = Somebody voted in the role { $role } already. Use another role.
no-performance-statement = Nothing was stated as delivered on this commitment yet. Have somebody else state the performance first.
duties-separate = For this provision you have already { $other ->
         [REQUEST] made the request
         [VOTE] voted
         [DECIDE] decided
         [COMMIT] committed the money
         [STATE_PERFORMANCE] stated the performance
        *[ORDER_PAYMENT] ordered a payment
    }. Let somebody else { $duty ->
         [REQUEST] make or change the request
         [VOTE] vote
         [DECIDE] decide
         [COMMIT] commit the money
         [STATE_PERFORMANCE] state the performance
        *[ORDER_PAYMENT] order the payment
    }.
decider-may-not-decide-objection = You decided on this provision, or set a rule aside for it. Let somebody else decide on it (Awb 10:3(3)).
nothing-changed = Nothing in the request changes. Give another amount or another purpose.
vote-is-over = The result cannot change any more; your vote is not needed. The request can be decided.
partial-amount-invalid = Give an amount only when a part is granted, and then less than the { $requested } requested.
not-put-to-vote = This request, as it is now, was not put to the vote. Put it to the vote first.
vote-not-carried = The vote did not carry the request: { $missing } missing, { $against } against. Wait for the missing votes, change the request, or refuse it.
commitment-over-grant = { $granted } is granted. { $committed } of it is committed, and { $asked } does not fit. Commit less.
release-over-open = { $open } of this commitment is left; { $asked } cannot be released. Release less.
performance-over-commitment = The commitment is { $committed }. { $stated } of it was stated as delivered, and { $asked } does not fit. State less, or commit more first.
worth-unchanged = Statement { $statement } says { $worth } already. Give what the delivery is really worth.
worth-below-ordered = Of the commitment { $ordered } is ordered or paid; with { $others } delivered besides, { $worth } does not cover it. Give more, or take the payment back first.
worth-over-commitment = Of { $committed } committed, { $others } is delivered besides; { $worth } is too much. Give less, or commit more first.
vat-not-within-invoice = VAT of { $vat } is not within the invoice of { $amount }. Give the VAT that is in it.
invoice-missing = A provision in kind is paid on an invoice. Name the invoice.
invoice-unknown = This provision has no invoice { $invoice }. Record it first, or check the number.
invoice-exceeded = Invoice { $invoice } is { $invoiced }. { $ordered } of it is ordered, and { $asked } does not fit. Order less.
payment-not-failed = Payment { $payment } did not fail and need not be repeated. Name one that failed, or none.
payment-repeated = Payment { $payment } was repeated by payment { $again }. Wait for what becomes of that one.
payment-over-performance = { $stated } was stated as delivered. { $ordered } of it is ordered, and { $asked } does not fit. Have more performance stated first.
payment-over-commitment = The commitment is { $committed }. { $ordered } of it is ordered, and { $asked } does not fit. Order less, or commit more first.
payment-over-grant = The last decision grants { $granted }. { $ordered } of it is ordered, and { $asked } does not fit. Order less.
payment-not-ordered = Payment { $payment } { $stage ->
         [ORDERED] waits for a payment run
         [SENT] is at the bank
         [PAID] is paid
         [FAILED] failed
        *[CANCELLED] was cancelled
    }. This is possible only as long as a payment is not sent.
payment-not-under-way = Payment { $payment } { $stage ->
         [ORDERED] waits for a payment run
         [SENT] is at the bank
         [PAID] is paid
         [FAILED] failed
        *[CANCELLED] was cancelled
    } and is not on its way. Check the number.
payment-not-at-bank = Payment { $payment } { $stage ->
         [ORDERED] waits for a payment run
         [SENT] is at the bank
         [PAID] is paid
         [FAILED] failed
        *[CANCELLED] was cancelled
    } and cannot fail at the bank. Check the number, or cancel the payment.
payment-not-paid = Payment { $payment } { $stage ->
         [ORDERED] waits for a payment run
         [SENT] is at the bank
         [PAID] is paid
         [FAILED] failed
        *[CANCELLED] was cancelled
    }. Only a payment that is paid can be corrected.
payment-was-corrected = Payment { $payment } was moved from budget line { $line }. Move it back to that line first.
line-unchanged = All of the payment is on budget line { $line } already. Choose another line.
correction-over-paid = Budget line { $line } has { $paid } of this payment; { $asked } cannot be moved. Correct less.
recovery-over-outstanding = { $outstanding } of this recovery is still to come back, and { $asked } was received. Record the part here that belongs to it.
recovery-over-paid = { $paid } was paid on budget line { $line }. { $recovery } of it is recovered, and { $asked } does not fit. Recover less.
recovery-stands = { $paid } was paid on budget line { $line }, and { $recovery } of it is recovered. As much has to stay on that line.
commitments-open = { $open } is still committed. Release it first, or wait for the bank.
provision-full = No more than { $most } of these fit in one provision. Request another provision for the rest.
too-many-payments = No more than { $most } payments fit in one provision. Request another provision for the rest.
decider-may-not-reopen = You decided on this provision yourself, and may not record what opens that again. Ask somebody else.
requester-may-not-decide-objection = You made or changed this request, or put it to the vote, and may not decide on the objection. Ask somebody else.
overrider-may-not-decide = You set the vote aside for this request yourself, and may not decide it as well. Ask somebody else.
payment-not-covered = { $granted } is granted and { $ordered } is ordered, so payment { $payment } of provision { $provision } is not sent. Cancel it, or have the request decided again first.
payment-ordered-by-you = You ordered a payment of this provision yourself, and may not state that one failed. Ask somebody else, or import the bank statement.
failure-stated-by-you = You stated yourself that a payment of this provision failed, and may not order another. Ask somebody else.
bank-reference-missing = Payment { $payment } was paid. Give the reference the bank gave to the booking by which it came back.

## The fund

fund-not-opened = This fund was not opened yet. Open the fund first.
fund-already-opened = This fund was opened before, on { $on }. Amend its terms when something must change.
fund-closed = This fund was closed on { $on }. Choose another fund.
fund-frozen = This fund is frozen since { $since }. Ask the budget holder when it can be used again.
fund-not-frozen = This fund is not frozen; there is nothing to unfreeze.
fund-date-in-future = The date { $on } lies in the future; today is { $today }. Give the day on which it happened to the fund.
date-before-fund = The date { $on } lies before the opening of the fund on { $opened_on }. Give that day or a later one.
year-closed = Year { $year } of this fund is closed. Record a correction in a year that is open.
year-not-over = Year { $year } is not over yet. Close it after 31 December.
year-before-open = Year { $year } cannot be closed yet: { $open } is open. Close { $open } first.
terms-invalid = The terms of the fund are not right: { $problem }.
policy-invalid = The approval policy is not right: { $problem }.
policy-not-later = The last approval policy is in force from { $last }. A new one cannot be from { $from }; give that day or a later one.
component-unknown = This fund has no component { $component }. Choose one of its terms.
component-in-use = Component { $component } has money on it. Keep it in the terms.
activity-unknown = Component { $component } of this fund has no activity { $activity }. Choose another one, or leave it out.
method-fixed = There is nothing to choose for this fund: each component has a fixed method.
method-already-chosen = The method was chosen on { $on }, for good. From norm amounts one switch to actual cost is possible.
method-not-norm = Only from norm amounts a switch to actual cost is possible, and this fund does not use them.
person-needed = Activity { $activity } has a limit per person. Request the provision for one member of the household.
commitment-after-end = Commitments of this fund were possible until { $last }. For { $on } another fund is needed.
already-offered = Activity { $activity } was offered before, and is offered once. The college can deviate from that for hardship (Wht 9.1).
limit-exceeded = At most { $most } may be committed for activity { $activity }. { $committed } was committed before, and { $asked } is added. Ask for less, or for a decision of the college.
fund-exhausted = On budget line { $line } { $free } is free, and { $asked } is needed. Ask for less, or ask the budget holder for budget.
payable-unknown = The fund has no such payment waiting. Check whether it was paid, failed or cancelled.
payable-already-sent = This payment is in a payment run already. Wait for the bank statement.
fund-not-settled = { $encumbered } is still committed and { $payable } is still to be paid. Pay or release that first.
books-disagree = The books of the provision and the fund differ on budget line { $line }. Report it to the administrator.

## The payment run

run-not-composed = This payment run was not composed yet. Compose it first.
run-already-composed = This payment run was composed before, on { $on }. Make its file, or compose another run.
run-date-in-future = The date { $on } of the payment run lies in the future; today is { $today }. Give the day on which it happened.
execution-in-past = The bank cannot pay on { $execution_on }: that day has passed. Give { $on } or a later day.
run-without-account = The fund of this payment run has no account to pay from yet. Set its paying account first.
nothing-to-pay = No payment of this fund is waiting. Order a payment first.
file-differs = The payment file is not the same as when it was made before. Use the first file, or report it to the administrator.

## The bank statement

statement-already-imported = This bank statement was taken in before, on { $on }. Go on with the next one.
statement-date-in-future = The date { $on } of the bank statement lies in the future; today is { $today }. Give the day on which it was taken in.
statement-empty = This bank statement has no bookings. There is nothing to take in.

## Signals

signal-not-recorded = This signal was not recorded yet. Record it first, or check the id.
signal-already-recorded = This signal was recorded before, on { $on }. Record what is done about it, or use a new id.
signal-closed = This signal was closed on { $on }. Record a new one when it comes back.
signal-date-in-future = The date { $on } of the signal lies in the future; today is { $today }. Give the day on which it happened.
signal-date-before-recording = The date { $on } lies before { $recorded_on }, when the signal was noticed. Give that day or a later one.
signal-household-unknown = Nobody reported the household of this signal. Name a reported household, or none.

## Working methods

working-method-not-adopted = This working method was not adopted yet. Adopt it first, or check the id.
working-method-already-adopted = This working method was adopted before, on { $on }. Improve it, or use a new id.
working-method-retired = This working method was retired on { $on }. Adopt another.
working-method-date-in-future = The date { $on } of the working method lies in the future; today is { $today }. Give the day on which it happened.
working-method-date-before-version = The date { $on } lies before { $version_on }, when version { $version } came into use. Give that day or a later one.
working-method-unchanged = This text is that of version { $version }. Say how the work is done from now on.

## The catalogue

offer-not-made = This offer was not made yet. Take it into the catalogue first, or check the id.
offer-already-made = This offer was made before, on { $on }. Change it, or use a new id.
offer-withdrawn = This offer was withdrawn on { $on }. Make another.
offer-date-in-future = The date { $on } of the offer lies in the future; today is { $today }. Give the day on which it happened.
offer-date-before-change = The date { $on } lies before { $changed_on }, when the offer was made or last changed. Give that day or a later one.
offer-ends-before-start = The last day { $until } lies before the first day { $available_from }. Correct one of them.
offer-unchanged = The offer is so since { $on }. There is nothing to change.

## The account of a year

account-not-opened = The account of this year was not opened yet. Open it first, or check fund and year.
account-already-opened = The account of this year was opened before, on { $on }. Go on with it, or adopt another indicator set.
account-closed = The account was settled on { $on }. What turned out since comes in the account of a later year.
account-already-submitted = The account was submitted on { $on }. What turned out since comes in the account of a later year.
account-not-submitted = The account was not submitted yet. Submit it first.
account-date-in-future = The date { $on } of the account lies in the future; today is { $today }. Give the day on which it happened.
account-date-before-step = The date { $on } lies before { $since }, the day of the step it follows from. Give that day or a later one.
account-fund-unknown = The fund { $fund } was not opened. Open it first, or check the id.
account-before-fund = The fund was opened on { $opened_on }, after { $year }. Name a later year.
account-year-not-begun = On { $on } the year { $year } had not begun. Open its account on a day of that year or later.
account-locked = The account of { $year } was the final one; the grant is locked. Ask the granting authority.
account-year-passed = The account of { $later } was submitted. What is about { $year } comes in the account of a year after that.
indicator-set-unchanged = This indicator set is adopted already. There is nothing to change.
draft-unknown = There is no draft { $draft } of this account. Draft it first, or use the number of the last draft.
draft-not-current = Draft { $current } took the place of draft { $draft }. Look at that one.
draft-outdated = Since draft { $draft } a line was marked or cleared, or an indicator set adopted. Draft the account again.
draft-already-certified = Draft { $draft } was certified on { $on }. Submit it, or draft the account again.
draft-not-certified = Draft { $draft } is not certified yet. Have it certified first.
draft-of-other-indicators = Another indicator set was adopted meanwhile. Draft the account again.
draft-outside-year = The day { $effective_on } does not lie in { $year }. Give a day of that year; 31 December for all of it.
draft-below-account = The account changed while the draft was made. Draft it again.
line-not-marked = Line { $line } is not marked. There is nothing to clear.
account-year-not-over = The year { $year } is not over yet. Submit its account after 31 December.
draft-not-of-whole-year = Draft { $draft } does not cover the whole year. Draft the account after { $last }, as of that day.
earlier-account-open = The account of { $earlier } comes before that of { $year } and is not submitted yet. Submit that one first.
preparer-may-not-examine = You prepared this account, so you do not examine it. Let somebody else do it.
examiner-may-not-prepare = You examined this account, so you do not prepare it. Let somebody else do it.
examiner-may-not-submit = You examined this account, so you do not submit it. Let somebody else do it.
settlement-out-of-range = The amount { $settled } cannot be right; it is further from nothing than { $most }. Give what the authority settled on.
account-full = This account has { $most } of these, and no more fit. Go on with the last draft, or clear marks.
