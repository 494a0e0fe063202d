-- The view of what accounts are drawn up from: a row per household, fund and account.

select views.add_view('accounts', $$
    fund_year text collate "C" not null generated always as (coalesce(payload->'shown'->>'fund_year', '')) stored,
    kind      text collate "C" not null generated always as (coalesce(payload->'shown'->>'kind', '')) stored,
    fund      text collate "C" not null generated always as (coalesce(payload->'shown'->>'fund', '')) stored,
    year      bigint not null generated always as (coalesce((payload->'shown'->>'year')::bigint, 0)) stored,
    stage     text collate "C" not null generated always as (coalesce(payload->'shown'->>'stage', '')) stored
$$);

create index accounts_by_fund_year on views.accounts_rows (ledger, edition, fund_year, view_id);
-- Accounts and funds are few among the households: a page of them reads its own rows.
create index accounts_by_kind on views.accounts_rows (ledger, edition, kind, fund_year, view_id);
