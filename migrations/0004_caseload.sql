-- The views of the caseload, of provisions and of funds.
--
-- Each index ends with view_id, so that a page goes on exactly behind the last row of the one before.

select views.add_view('caseload', $$
    reference        text collate "C" not null generated always as (coalesce(payload->'shown'->>'reference', '')) stored,
    stage            text collate "C" not null generated always as (coalesce(payload->'shown'->>'stage', '')) stored,
    coordinator      text collate "C" not null generated always as (coalesce(payload->'shown'->>'coordinator', '')) stored,
    organisation     text collate "C" not null generated always as (coalesce(payload->'shown'->>'organisation', '')) stored,
    needs            jsonb not null generated always as (coalesce(payload->'shown'->'needs', '[]'::jsonb)) stored,
    open_needs       bigint not null generated always as (coalesce((payload->'shown'->>'open_needs')::bigint, 0)) stored,
    members          bigint not null generated always as (coalesce((payload->'shown'->>'members')::bigint, 0)) stored,
    victims          text collate "C" not null generated always as (coalesce(payload->'shown'->>'victims', '')) stored,
    threat           text collate "C" not null generated always as (coalesce(payload->'shown'->>'threat', '')) stored,
    situations       jsonb not null generated always as (coalesce(payload->'shown'->'situations', '[]'::jsonb)) stored,
    source           text collate "C" not null generated always as (coalesce(payload->'shown'->>'source', '')) stored,
    reported_on      text collate "C" not null generated always as (coalesce(payload->'shown'->>'reported_on', '')) stored,
    reached          boolean not null generated always as (coalesce((payload->'shown'->>'reached')::boolean, false)) stored,
    attempts         bigint not null generated always as (coalesce((payload->'shown'->>'attempts')::bigint, 0)) stored,
    last_attempt     text collate "C" not null generated always as (coalesce(payload->'shown'->>'last_attempt', '')) stored,
    last_contact     text collate "C" not null generated always as (coalesce(payload->'shown'->>'last_contact', '')) stored,
    next_deadline    text collate "C" not null generated always as (coalesce(payload->'shown'->>'next_deadline', '')) stored,
    next_term        text collate "C" not null generated always as (coalesce(payload->'shown'->>'next_term', '')) stored,
    committed_cents  bigint not null generated always as (coalesce((payload->'shown'->>'committed_cents')::bigint, 0)) stored,
    paid_cents       bigint not null generated always as (coalesce((payload->'shown'->>'paid_cents')::bigint, 0)) stored,
    waiting          jsonb not null generated always as (coalesce(payload->'shown'->'waiting', '[]'::jsonb)) stored,
    ended_on         text collate "C" not null generated always as (coalesce(payload->'shown'->>'ended_on', '')) stored
$$);

create index caseload_by_next_deadline on views.caseload_rows (ledger, edition, next_deadline, view_id);
create index caseload_by_last_contact on views.caseload_rows (ledger, edition, last_contact, view_id);
create index caseload_by_reported_on on views.caseload_rows (ledger, edition, reported_on, view_id);
create index caseload_by_reference on views.caseload_rows (ledger, edition, reference, view_id);
create index caseload_by_coordinator on views.caseload_rows (ledger, edition, coordinator, next_deadline, view_id);
create index caseload_by_organisation on views.caseload_rows (ledger, edition, organisation, next_deadline, view_id);
create index caseload_by_stage on views.caseload_rows (ledger, edition, stage, next_deadline, view_id);
-- Worklists are of open households, of a coordinator, or of none: however many have ended, a page reads its own rows.
create index caseload_by_silence on views.caseload_rows (ledger, edition, last_contact, view_id) where stage <> 'ENDED';
create index caseload_threatened on views.caseload_rows (ledger, edition, next_deadline, view_id) where threat = 'OPEN';
create index caseload_unassigned on views.caseload_rows (ledger, edition, reported_on, view_id)
    where coordinator = '' and stage <> 'ENDED';

select views.add_view('provisions', $$
    household        text collate "C" not null generated always as (coalesce(payload->'shown'->>'household', '')) stored,
    fund             text collate "C" not null generated always as (coalesce(payload->'shown'->>'fund', '')) stored,
    component        text collate "C" not null generated always as (coalesce(payload->'shown'->>'component', '')) stored,
    life_domain      text collate "C" not null generated always as (coalesce(payload->'shown'->>'life_domain', '')) stored,
    stage            text collate "C" not null generated always as (coalesce(payload->'shown'->>'stage', '')) stored,
    waiting          text collate "C" not null generated always as (coalesce(payload->'shown'->>'waiting', '')) stored,
    waiting_since    text collate "C" not null generated always as (coalesce(payload->'shown'->>'waiting_since', '')) stored,
    roles            jsonb not null generated always as (coalesce(payload->'shown'->'roles', '[]'::jsonb)) stored,
    voters           jsonb not null generated always as (coalesce(payload->'shown'->'voters', '[]'::jsonb)) stored,
    requested_on     text collate "C" not null generated always as (coalesce(payload->'shown'->>'requested_on', '')) stored,
    requested_by     text collate "C" not null generated always as (coalesce(payload->'shown'->>'requested_by', '')) stored,
    amount_cents     bigint not null generated always as (coalesce((payload->'shown'->>'amount_cents')::bigint, 0)) stored,
    committed_cents  bigint not null generated always as (coalesce((payload->'shown'->>'committed_cents')::bigint, 0)) stored,
    paid_cents       bigint not null generated always as (coalesce((payload->'shown'->>'paid_cents')::bigint, 0)) stored,
    objection_until  text collate "C" not null generated always as (coalesce(payload->'shown'->>'objection_until', '')) stored
$$);

create index provisions_by_waiting_since on views.provisions_rows (ledger, edition, waiting_since, view_id);
create index provisions_by_requested_on on views.provisions_rows (ledger, edition, requested_on, view_id);
create index provisions_by_objection_until on views.provisions_rows (ledger, edition, objection_until, view_id);
create index provisions_by_household on views.provisions_rows (ledger, edition, household, requested_on, view_id);
create index provisions_by_fund on views.provisions_rows (ledger, edition, fund, requested_on, view_id);
create index provisions_by_waiting on views.provisions_rows (ledger, edition, waiting, waiting_since, view_id);

select views.add_view('funds', $$
    code             text collate "C" not null generated always as (coalesce(payload->'shown'->>'code', '')) stored,
    title            text collate "C" not null generated always as (coalesce(payload->'shown'->>'title', '')) stored,
    frozen           boolean not null generated always as (coalesce((payload->'shown'->>'frozen')::boolean, false)) stored,
    closed           boolean not null generated always as (coalesce((payload->'shown'->>'closed')::boolean, false)) stored,
    free_cents       bigint not null generated always as (coalesce((payload->'shown'->>'free_cents')::bigint, 0)) stored,
    encumbered_cents bigint not null generated always as (coalesce((payload->'shown'->>'encumbered_cents')::bigint, 0)) stored,
    payable_cents    bigint not null generated always as (coalesce((payload->'shown'->>'payable_cents')::bigint, 0)) stored,
    paid_cents       bigint not null generated always as (coalesce((payload->'shown'->>'paid_cents')::bigint, 0)) stored,
    recovered_cents  bigint not null generated always as (coalesce((payload->'shown'->>'recovered_cents')::bigint, 0)) stored,
    opened_position  bigint not null generated always as (coalesce((payload->'shown'->>'opened_position')::bigint, 0)) stored
$$);

create index funds_by_opened_position on views.funds_rows (ledger, edition, opened_position, view_id);
