-- The views of signals, of the catalogue and of the working methods.

select views.add_view('signals', $$
    category       text collate "C" not null generated always as (coalesce(payload->'shown'->>'category', '')) stored,
    life_domain    text collate "C" not null generated always as (coalesce(payload->'shown'->>'life_domain', '')) stored,
    organisation   text collate "C" not null generated always as (coalesce(payload->'shown'->>'organisation', '')) stored,
    household      text collate "C" not null generated always as (coalesce(payload->'shown'->>'household', '')) stored,
    state          text collate "C" not null generated always as (coalesce(payload->'shown'->>'state', '')) stored,
    outcome        text collate "C" not null generated always as (coalesce(payload->'shown'->>'outcome', '')) stored,
    recorded_by    text collate "C" not null generated always as (coalesce(payload->'shown'->>'recorded_by', '')) stored,
    assigned_to    text collate "C" not null generated always as (coalesce(payload->'shown'->>'assigned_to', '')) stored,
    recorded_on    text collate "C" not null generated always as (coalesce(payload->'shown'->>'recorded_on', '')) stored,
    followed_up_on text collate "C" not null generated always as (coalesce(payload->'shown'->>'followed_up_on', '')) stored,
    improved_on    text collate "C" not null generated always as (coalesce(payload->'shown'->>'improved_on', '')) stored,
    closed_on      text collate "C" not null generated always as (coalesce(payload->'shown'->>'closed_on', '')) stored
$$);

create index signals_by_recorded_on on views.signals_rows (ledger, edition, recorded_on, view_id);
create index signals_by_closed_on on views.signals_rows (ledger, edition, closed_on, view_id);
create index signals_by_state on views.signals_rows (ledger, edition, state, recorded_on, view_id);
create index signals_by_household on views.signals_rows (ledger, edition, household, recorded_on, view_id);
create index signals_by_assigned_to on views.signals_rows (ledger, edition, assigned_to, recorded_on, view_id);

select views.add_view('offers', $$
    organisation   text collate "C" not null generated always as (coalesce(payload->'shown'->>'organisation', '')) stored,
    life_domain    text collate "C" not null generated always as (coalesce(payload->'shown'->>'life_domain', '')) stored,
    title          text collate "C" not null generated always as (coalesce(payload->'shown'->>'title', '')) stored,
    available_from text collate "C" not null generated always as (coalesce(payload->'shown'->>'available_from', '')) stored,
    available_until text collate "C" not null generated always as (coalesce(payload->'shown'->>'available_until', '')) stored,
    withdrawn      boolean not null generated always as (coalesce((payload->'shown'->>'withdrawn')::boolean, false)) stored,
    withdrawn_on   text collate "C" not null generated always as (coalesce(payload->'shown'->>'withdrawn_on', '')) stored
$$);

create index offers_by_title on views.offers_rows (ledger, edition, title, view_id);
create index offers_by_available_from on views.offers_rows (ledger, edition, available_from, view_id);
create index offers_by_life_domain on views.offers_rows (ledger, edition, life_domain, title, view_id);
create index offers_by_organisation on views.offers_rows (ledger, edition, organisation, title, view_id);

select views.add_view('working_methods', $$
    title          text collate "C" not null generated always as (coalesce(payload->'shown'->>'title', '')) stored,
    version_in_use bigint not null generated always as (coalesce((payload->'shown'->>'version_in_use')::bigint, 0)) stored,
    since          text collate "C" not null generated always as (coalesce(payload->'shown'->>'since', '')) stored,
    retired        boolean not null generated always as (coalesce((payload->'shown'->>'retired')::boolean, false)) stored
$$);

create index working_methods_by_title on views.working_methods_rows (ledger, edition, title, view_id);
create index working_methods_by_since on views.working_methods_rows (ledger, edition, since, view_id);
