-- The vault: wrapped data keys, the keyed index of BSNs, and who opened what. No plaintext, and no key in clear.
--
-- Distributed by `ledger` like the ledger's own tables, except `key_set`, which is one row. The application inserts and
-- selects, nothing else. Erasure will be the one change ever allowed here: a migration of its own drops `not null` from
-- `keys.wrapped_key`, lets the trigger pass an update to null of that column only, and grants that column alone.

create schema vault;
grant usage on schema vault to herstelboek_app;

-- Which key file (or HSM) this database belongs to. With another one, BSNs would silently not be found again.
create table vault.key_set (
    the_only     boolean     not null primary key default true check (the_only),
    id           text        not null check (length(id) between 1 and 200),
    installed_at timestamptz not null default clock_timestamp()
);

-- One data key per data subject, wrapped by the key-encryption key that `kek` names.
create table vault.keys (
    ledger       text        not null check (ledger ~ '^[A-Z][A-Za-z0-9_-]{1,31}$'),
    subject_kind text        not null check (subject_kind in ('household', 'person')),
    subject_id   uuid        not null,
    key_id       uuid        not null,
    kek          text        not null check (length(kek) between 1 and 200),
    wrapped_key  bytea       not null check (length(wrapped_key) between 40 and 4096),
    created_at   timestamptz not null default clock_timestamp(),
    primary key (ledger, subject_kind, subject_id),
    constraint keys_key_id unique (ledger, key_id)
);

-- HMAC-SHA-256 of ledger and BSN under a key that is not here. Unkeyed, some 9 x 10^7 tries would give every BSN back.
create table vault.bsn_index (
    ledger    text  not null,
    bsn_hmac  bytea not null check (length(bsn_hmac) = 32),
    person_id uuid  not null,
    primary key (ledger, bsn_hmac)
);

-- One row per subject and processing: written before the plaintext is handed out. The time is the database's own; the
-- application cannot set it.
create table vault.openings (
    ledger              text        not null,
    opening_id          uuid        not null default gen_random_uuid(),
    subject_kind        text        not null check (subject_kind in ('household', 'person')),
    subject_id          uuid        not null,
    purposes            text[]      not null check (cardinality(purposes) > 0),
    actor               text        not null check (length(actor) between 1 and 200),
    processing_activity text        not null check (length(processing_activity) between 1 and 500),
    trace_id            text        not null check (trace_id ~ '^[0-9a-f]{32}$'),
    opened_at           timestamptz not null default clock_timestamp(),
    primary key (ledger, opening_id)
);

create index openings_by_subject on vault.openings (ledger, subject_kind, subject_id, opened_at);

do $$
declare
    name text;
begin
    foreach name in array array['key_set', 'keys', 'bsn_index', 'openings'] loop
        execute format('create trigger %1$s_stay before update or delete on vault.%1$s for each row execute function public.refuse_change()', name);
        execute format('create trigger %1$s_are_not_emptied before truncate on vault.%1$s execute function public.refuse_change()', name);
        execute format('grant select on vault.%s to herstelboek_app', name);
    end loop;
    foreach name in array array['keys', 'bsn_index', 'openings'] loop
        execute format('alter table vault.%s enable row level security', name);
        execute format('alter table vault.%s force row level security', name);
        execute format('create policy one_ledger on vault.%s using (ledger = current_setting(''herstelboek.ledger'', true))', name);
    end loop;
end
$$;

grant insert (id) on vault.key_set to herstelboek_app;
grant insert (ledger, subject_kind, subject_id, key_id, kek, wrapped_key) on vault.keys to herstelboek_app;
grant insert (ledger, bsn_hmac, person_id) on vault.bsn_index to herstelboek_app;
grant insert (ledger, subject_kind, subject_id, purposes, actor, processing_activity, trace_id)
    on vault.openings to herstelboek_app;
