-- One row per search for somebody by BSN, written before the answer, also when nobody has that BSN: whom an officer looked
-- for in vain is processing of personal data as well. Neither the BSN nor any hash of it is here; who was found is in
-- vault.openings. The time is the database's own; the application cannot set it.
create table vault.searches (
    ledger              text        not null,
    search_id           uuid        not null default gen_random_uuid(),
    actor               text        not null check (length(actor) between 1 and 200),
    processing_activity text        not null check (length(processing_activity) between 1 and 500),
    trace_id            text        not null check (trace_id ~ '^[0-9a-f]{32}$'),
    found               boolean     not null,
    searched_at         timestamptz not null default clock_timestamp(),
    primary key (ledger, search_id)
);

create index searches_by_time on vault.searches (ledger, searched_at);

create trigger searches_stay before update or delete on vault.searches for each row execute function public.refuse_change();
create trigger searches_are_not_emptied before truncate on vault.searches execute function public.refuse_change();

alter table vault.searches enable row level security;
alter table vault.searches force row level security;
create policy one_ledger on vault.searches using (ledger = current_setting('herstelboek.ledger', true));

grant select on vault.searches to herstelboek_app;
grant insert (ledger, actor, processing_activity, trace_id, found) on vault.searches to herstelboek_app;
